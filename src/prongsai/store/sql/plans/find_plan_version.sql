-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, year, number, state, plan_version, document, fingerprint, content_mark, note, open_points, handed_in_by, handed_in_at,
  decided_by, decided_at, decision_note, published_by, published_at
FROM plan_version WHERE agency_id = $1 AND year = $2 AND number = $3
