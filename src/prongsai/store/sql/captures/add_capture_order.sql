-- SPDX-License-Identifier: Apache-2.0
INSERT INTO capture_order (agency_id, order_id, round_id, item, address, host, why, asked_at, not_before, tries, state, taken_by, beside)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 0, 'waiting', '', $9)
ON CONFLICT DO NOTHING
