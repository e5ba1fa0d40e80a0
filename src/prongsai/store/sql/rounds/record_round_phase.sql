-- SPDX-License-Identifier: Apache-2.0
INSERT INTO round_phase (round_id, phase, opens_at, closes_at, grace_minutes) VALUES ($1, $2, $3, $4, $5)
