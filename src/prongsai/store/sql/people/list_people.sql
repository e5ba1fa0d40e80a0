-- SPDX-License-Identifier: Apache-2.0
-- One row a role in force. The two areas narrow it down where they are not empty; text is part of a name or address.
SELECT p.person_id, p.name, p.mail, g.number, g.role, g.province_id, g.agency_id, g.unit_id,
       COALESCE((SELECT MAX(s.seen_at) FROM session s WHERE s.person_id = p.person_id), 0),
       COALESCE(a.name_th, ''), COALESCE(a.name_en, ''), COALESCE(u.name, '')
FROM person p JOIN role_grant g ON g.person_id = p.person_id LEFT JOIN agency a ON a.agency_id = g.agency_id
     LEFT JOIN unit u ON u.agency_id = g.agency_id AND u.unit_id = g.unit_id
WHERE p.ended_at IS NULL AND g.ended_at IS NULL
  AND ($1 = '' OR g.province_id = $1) AND ($2 = '' OR g.agency_id = $2)
  AND (p.name LIKE $3 ESCAPE '!' OR p.mail LIKE $3 ESCAPE '!' OR a.name_th LIKE $3 ESCAPE '!')
ORDER BY p.name, p.person_id, g.number LIMIT $4 OFFSET $5
