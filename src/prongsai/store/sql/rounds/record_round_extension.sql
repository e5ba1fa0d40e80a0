-- SPDX-License-Identifier: Apache-2.0
INSERT INTO round_extension (round_id, number, kind, phase, from_at, to_at, grace_minutes, reason, decided_by, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
