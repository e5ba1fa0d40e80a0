-- SPDX-License-Identifier: Apache-2.0
-- An empty province is the nation.
SELECT s.agency_id, p.province_id, s.document FROM agency_seats s
JOIN round_agency p ON p.agency_id = s.agency_id AND p.round_id = s.round_id
WHERE s.round_id = $1 AND ($2 = '' OR p.province_id = $2) ORDER BY s.agency_id
