-- SPDX-License-Identifier: Apache-2.0
SELECT e.line, e.agency_id, COALESCE(a.name_th, ''), COALESCE(a.name_en, ''), COALESCE(a.province_id, ''), COALESCE(p.name, '')
FROM audit_entry e LEFT JOIN agency a ON a.agency_id = e.agency_id LEFT JOIN person p ON p.person_id = e.actor_id
WHERE e.sequence = $1
