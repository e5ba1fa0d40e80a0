-- SPDX-License-Identifier: Apache-2.0
-- An empty person is everybody.
SELECT c.person_id, p.name, c.agency_id, c.province_id, c.reason, c.declared_by, c.declared_at, a.name_th, a.name_en
FROM grader_conflict c JOIN person p ON p.person_id = c.person_id LEFT JOIN agency a ON a.agency_id = c.agency_id
WHERE $1 = '' OR c.person_id = $1 ORDER BY c.person_id, c.province_id, c.agency_id
