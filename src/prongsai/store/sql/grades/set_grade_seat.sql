-- SPDX-License-Identifier: Apache-2.0
INSERT INTO grade_seat (agency_id, round_id, item, seat, person_id, assigned_by, assigned_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (agency_id, round_id, item, seat) DO UPDATE SET person_id = excluded.person_id, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at
