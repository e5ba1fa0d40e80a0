-- SPDX-License-Identifier: Apache-2.0
SELECT phase, opens_at, closes_at, grace_minutes FROM round_phase WHERE round_id = $1 ORDER BY opens_at, phase
