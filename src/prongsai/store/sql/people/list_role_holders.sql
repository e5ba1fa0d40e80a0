-- SPDX-License-Identifier: Apache-2.0
SELECT p.person_id, p.mail, p.name, p.language FROM person p JOIN role_grant g ON g.person_id = p.person_id
WHERE p.ended_at IS NULL AND g.ended_at IS NULL AND g.role = $1 AND ($2 = '' OR g.agency_id = $2) ORDER BY p.person_id
