-- SPDX-License-Identifier: Apache-2.0
-- Coordinators of the agencies that take part.
SELECT DISTINCT g.agency_id, p.person_id, p.mail, p.name, p.language FROM role_grant g
JOIN person p ON p.person_id = g.person_id JOIN round_agency r ON r.agency_id = g.agency_id
WHERE r.round_id = $1 AND ($2 = '' OR r.province_id = $2) AND g.role = 'agency_coordinator' AND g.ended_at IS NULL AND p.ended_at IS NULL
ORDER BY g.agency_id, p.person_id
