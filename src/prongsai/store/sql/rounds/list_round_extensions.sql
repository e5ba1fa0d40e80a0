-- SPDX-License-Identifier: Apache-2.0
SELECT kind, phase, from_at, to_at, grace_minutes, reason, decided_by, decided_at FROM round_extension WHERE round_id = $1 ORDER BY number
