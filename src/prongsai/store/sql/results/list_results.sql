-- SPDX-License-Identifier: Apache-2.0
-- What waits goes before what is published: one row an agency, with the figures that are looked at next.
SELECT a.agency_id, a.name_th, a.name_en, a.type_code, a.province_id, d.version, p.number, COALESCE(p.state, ''), q.number,
       CASE WHEN p.number IS NULL THEN q.total ELSE p.total END, COALESCE(p.level_code, q.level_code, ''),
       CASE WHEN p.number IS NULL THEN q.passed ELSE p.passed END, COALESCE(p.findings, q.findings, 0)
FROM agency a
LEFT JOIN result_draft d ON d.agency_id = a.agency_id AND d.edition_id = $1 AND d.is_open = 1
LEFT JOIN result_version p ON p.agency_id = a.agency_id AND p.edition_id = $1 AND p.state IN ('entered', 'confirmed')
LEFT JOIN result_version q ON q.agency_id = a.agency_id AND q.edition_id = $1 AND q.state = 'published'
WHERE ($2 = '' OR a.province_id = $2) AND ($3 = '' OR a.agency_id = $3) AND a.search_form LIKE $4 ESCAPE '!'
  AND (a.state = 'active' OR p.number IS NOT NULL OR q.number IS NOT NULL)
  AND ($5 = '' OR ($5 = 'none' AND d.version IS NULL AND p.number IS NULL AND q.number IS NULL) OR ($5 = 'draft' AND d.version IS NOT NULL)
    OR ($5 = 'entered' AND p.state = 'entered') OR ($5 = 'confirmed' AND p.state = 'confirmed') OR ($5 = 'published' AND q.number IS NOT NULL))
ORDER BY a.sort_form, a.agency_id LIMIT $6 OFFSET $7
