-- SPDX-License-Identifier: Apache-2.0
SELECT phase, event, due_at FROM round_phase_event WHERE round_id = $1
