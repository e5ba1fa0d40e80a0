-- SPDX-License-Identifier: Apache-2.0
INSERT INTO grades_confirmation (agency_id, round_id, document, sha256, confirmed_by, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (agency_id, round_id) DO NOTHING
