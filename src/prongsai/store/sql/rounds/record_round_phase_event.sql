-- SPDX-License-Identifier: Apache-2.0
-- No row when another server noted it first.
INSERT INTO round_phase_event (round_id, phase, event, due_at, noted_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (round_id, phase, event, due_at) DO NOTHING
