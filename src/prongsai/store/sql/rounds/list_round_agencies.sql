-- SPDX-License-Identifier: Apache-2.0
-- Of a draft as the register has them now, later as they were when the round opened.
SELECT p.agency_id, a.name_th, a.name_en,
       CASE WHEN r.state = 'draft' THEN a.type_code ELSE p.type END, CASE WHEN r.state = 'draft' THEN a.size_group ELSE p.size END,
       CASE WHEN r.state = 'draft' THEN a.province_id ELSE p.province_id END,
       CASE WHEN r.state = 'draft' THEN a.head_count_internal ELSE p.head_count_internal END,
       CASE WHEN r.state = 'draft' THEN a.head_count_external ELSE p.head_count_external END
FROM round_agency p JOIN round r ON r.round_id = p.round_id JOIN agency a ON a.agency_id = p.agency_id
WHERE p.round_id = $1 AND a.search_form LIKE $2 ESCAPE '!'
ORDER BY a.sort_form, p.agency_id LIMIT $3 OFFSET $4
