-- SPDX-License-Identifier: Apache-2.0
INSERT INTO golden_item (agency_id, round_id, item, choice, reason, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (agency_id, round_id, item) DO UPDATE SET choice = excluded.choice, reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at
