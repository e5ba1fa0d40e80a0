-- SPDX-License-Identifier: Apache-2.0
SELECT e.line, e.agency_id, a.name_th, a.name_en, a.province_id, COALESCE(p.name, '')
FROM audit_entry e JOIN agency a ON a.agency_id = e.agency_id LEFT JOIN person p ON p.person_id = e.actor_id
WHERE a.province_id = $3 AND e.sequence < $1 ORDER BY e.sequence DESC LIMIT $2
