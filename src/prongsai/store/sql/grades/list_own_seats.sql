-- SPDX-License-Identifier: Apache-2.0
-- Of one person alone: of the other seats nothing but how many of the first two have graded, and of whoever sat here before nothing but
-- the number of the last grade. An empty agency is all, an empty item too.
SELECT s.agency_id, s.item, s.seat, s.assigned_at, g.number, g.choice, g.reasons, g.words, g.filing_number, g.captures, g.given_at,
  (SELECT COUNT(*) FROM grade_seat b WHERE b.agency_id = s.agency_id AND b.round_id = s.round_id AND b.item = s.item AND b.seat < 3
    AND EXISTS (SELECT 1 FROM grade e WHERE e.agency_id = b.agency_id AND e.round_id = b.round_id AND e.item = b.item AND e.seat = b.seat)),
  COALESCE((SELECT MAX(l.number) FROM grade l WHERE l.agency_id = s.agency_id AND l.round_id = s.round_id AND l.item = s.item AND l.seat = s.seat), 0)
FROM grade_seat s LEFT JOIN grade g ON g.agency_id = s.agency_id AND g.round_id = s.round_id AND g.item = s.item AND g.seat = s.seat
  AND g.person_id = s.person_id
  AND g.number = (SELECT MAX(m.number) FROM grade m WHERE m.agency_id = s.agency_id AND m.round_id = s.round_id AND m.item = s.item AND m.seat = s.seat)
WHERE s.person_id = $1 AND s.round_id = $2 AND ($3 = '' OR s.agency_id = $3) AND ($4 = '' OR s.item = $4) ORDER BY s.agency_id, s.item, s.seat
