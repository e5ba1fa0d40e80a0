-- SPDX-License-Identifier: Apache-2.0
-- The last grade of each seat of the person, where the agency handed in once more after what was graded.
SELECT s.agency_id, s.item, g.filing_number
FROM grade_seat s JOIN grade g ON g.agency_id = s.agency_id AND g.round_id = s.round_id AND g.item = s.item AND g.seat = s.seat
  AND g.person_id = s.person_id
  AND g.number = (SELECT MAX(m.number) FROM grade m WHERE m.agency_id = s.agency_id AND m.round_id = s.round_id AND m.item = s.item AND m.seat = s.seat)
WHERE s.person_id = $1 AND s.round_id = $2
  AND g.filing_number < (SELECT MAX(f.number) FROM disclosure_filing f WHERE f.agency_id = s.agency_id AND f.round_id = s.round_id)
ORDER BY s.agency_id, s.item
