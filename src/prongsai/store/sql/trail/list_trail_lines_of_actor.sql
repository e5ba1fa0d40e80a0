-- SPDX-License-Identifier: Apache-2.0
-- Of one person, in one agency ($4) or province ($5) where these are not empty.
SELECT e.line, e.agency_id, COALESCE(a.name_th, ''), COALESCE(a.name_en, ''), COALESCE(a.province_id, ''), COALESCE(p.name, '')
FROM audit_entry e LEFT JOIN agency a ON a.agency_id = e.agency_id LEFT JOIN person p ON p.person_id = e.actor_id
WHERE e.actor_id = $3 AND ($4 = '' OR e.agency_id = $4) AND ($5 = '' OR a.province_id = $5) AND e.sequence < $1
ORDER BY e.sequence DESC LIMIT $2
