-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, edition_id, number, state, document, fingerprint, made_up, total, level_code, passed, findings, reason, entered_by, entered_at, confirmed_by, confirmed_at, proposed_by, published_by, published_at
FROM result_version WHERE agency_id = $1 AND edition_id = $2 AND number = $3
