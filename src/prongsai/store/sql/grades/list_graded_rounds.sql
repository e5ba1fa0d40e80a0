-- SPDX-License-Identifier: Apache-2.0
-- Rounds in which somebody has a seat.
SELECT DISTINCT round_id FROM grade_seat WHERE person_id = $1 ORDER BY round_id
