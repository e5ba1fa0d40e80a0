-- SPDX-License-Identifier: Apache-2.0
-- How many rows list_people has in all.
SELECT COUNT(*)
FROM person p JOIN role_grant g ON g.person_id = p.person_id LEFT JOIN agency a ON a.agency_id = g.agency_id
WHERE p.ended_at IS NULL AND g.ended_at IS NULL
  AND ($1 = '' OR g.province_id = $1) AND ($2 = '' OR g.agency_id = $2)
  AND (p.name LIKE $3 ESCAPE '!' OR p.mail LIKE $3 ESCAPE '!' OR a.name_th LIKE $3 ESCAPE '!')
