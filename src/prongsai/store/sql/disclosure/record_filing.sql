-- SPDX-License-Identifier: Apache-2.0
INSERT INTO disclosure_filing (agency_id, round_id, number, document, sha256, items, shown, is_late, handed_in_by, handed_in_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
