-- SPDX-License-Identifier: Apache-2.0
-- Agencies at work that do not take part, to add one of them by name.
SELECT a.agency_id, a.name_th, a.name_en, a.type_code, a.size_group, a.province_id, a.head_count_internal, a.head_count_external FROM agency a
WHERE a.state = 'active' AND a.search_form LIKE $2 ESCAPE '!'
  AND NOT EXISTS (SELECT 1 FROM round_agency p WHERE p.agency_id = a.agency_id AND p.round_id = $1)
ORDER BY a.sort_form, a.agency_id LIMIT $3
