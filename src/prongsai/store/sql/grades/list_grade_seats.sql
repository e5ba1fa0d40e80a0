-- SPDX-License-Identifier: Apache-2.0
-- With the grade that counts of each. Whoever grades never gets this.
SELECT s.agency_id, s.item, s.seat, s.person_id, s.assigned_by, s.assigned_at, g.number, g.choice, g.reasons, g.words, g.filing_number, g.captures, g.is_late, g.given_at
FROM grade_seat s LEFT JOIN grade g ON g.agency_id = s.agency_id AND g.round_id = s.round_id AND g.item = s.item AND g.seat = s.seat
  AND g.number = (SELECT MAX(m.number) FROM grade m WHERE m.agency_id = s.agency_id AND m.round_id = s.round_id AND m.item = s.item AND m.seat = s.seat)
WHERE s.round_id = $1 AND ($2 = '' OR s.item = $2) ORDER BY s.agency_id, s.item, s.seat
