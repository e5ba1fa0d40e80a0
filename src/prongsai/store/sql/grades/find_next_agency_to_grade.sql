-- SPDX-License-Identifier: Apache-2.0
-- The first agency behind $3 in which the person still owes a grade.
SELECT s.agency_id FROM grade_seat s WHERE s.person_id = $1 AND s.round_id = $2 AND s.agency_id > $3
  AND NOT EXISTS (SELECT 1 FROM grade g WHERE g.agency_id = s.agency_id AND g.round_id = s.round_id AND g.item = s.item AND g.seat = s.seat
    AND g.person_id = s.person_id)
ORDER BY s.agency_id LIMIT 1
