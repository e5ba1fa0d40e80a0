-- SPDX-License-Identifier: Apache-2.0
-- Every role that a person holds or held, and where; of an empty person those of everybody who is an assessor now.
SELECT p.person_id, p.name, g.role, g.province_id, g.agency_id, g.ended_at FROM person p JOIN role_grant g ON g.person_id = p.person_id
WHERE (p.person_id = $1 OR ($1 = '' AND p.ended_at IS NULL
  AND EXISTS (SELECT 1 FROM role_grant a WHERE a.person_id = p.person_id AND a.role = 'assessor' AND a.ended_at IS NULL)))
ORDER BY p.person_id, g.number
