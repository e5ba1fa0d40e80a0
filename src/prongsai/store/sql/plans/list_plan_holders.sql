-- SPDX-License-Identifier: Apache-2.0
SELECT p.person_id, p.mail, p.name, p.language, g.role, g.unit_id FROM role_grant g JOIN person p ON p.person_id = g.person_id
WHERE g.agency_id = $1 AND g.ended_at IS NULL AND p.ended_at IS NULL ORDER BY p.person_id, g.number
