-- SPDX-License-Identifier: Apache-2.0
SELECT a.agency_id, a.name_th, a.name_en, a.type_code, a.province_id, p.version, p.edition_id, COALESCE(v.state, ''), v.number
FROM agency a
LEFT JOIN plan p ON p.agency_id = a.agency_id AND p.year = $2
LEFT JOIN plan_version v ON v.agency_id = a.agency_id AND v.year = $2
  AND v.number = (SELECT MAX(w.number) FROM plan_version w WHERE w.agency_id = a.agency_id AND w.year = $2)
WHERE a.province_id = $1 AND (a.state = 'active' OR p.agency_id IS NOT NULL)
ORDER BY a.sort_form, a.agency_id LIMIT $3
