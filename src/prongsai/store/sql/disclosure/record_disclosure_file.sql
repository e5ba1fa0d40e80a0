-- SPDX-License-Identifier: Apache-2.0
INSERT INTO disclosure_file (agency_id, round_id, item, number, name, media_type, sha256, size, content, added_by, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
