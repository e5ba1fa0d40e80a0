-- SPDX-License-Identifier: Apache-2.0
INSERT INTO invitation (digest, public_id, purpose, mail, name, role, province_id, agency_id, unit_id, invited_by, created_at, expires_at, used_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, NULL)
