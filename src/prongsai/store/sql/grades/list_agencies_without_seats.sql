-- SPDX-License-Identifier: Apache-2.0
-- Those that have seats, but no row that sums them up.
SELECT p.agency_id, p.province_id FROM round_agency p
WHERE p.round_id = $1 AND ($2 = '' OR p.province_id = $2)
  AND NOT EXISTS (SELECT 1 FROM agency_seats s WHERE s.agency_id = p.agency_id AND s.round_id = p.round_id)
  AND EXISTS (SELECT 1 FROM grade_seat g WHERE g.agency_id = p.agency_id AND g.round_id = p.round_id)
ORDER BY p.agency_id
