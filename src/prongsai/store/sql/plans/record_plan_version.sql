-- SPDX-License-Identifier: Apache-2.0
INSERT INTO plan_version (agency_id, year, number, state, plan_version, document, fingerprint, content_mark, note, open_points, handed_in_by, handed_in_at,
  decided_by, decided_at, decision_note, published_by, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
