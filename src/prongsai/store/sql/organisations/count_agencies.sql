-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM agency
WHERE ($1 = '%' OR search_form LIKE $1 ESCAPE '!' OR agency_id = $7)
  AND ($2 = '' OR type_code = $2) AND ($3 = '' OR ($3 = '-' AND ministry_id = '') OR ministry_id = $3)
  AND ($4 = '' OR ($4 = '-' AND province_id = '') OR province_id = $4)
  AND ($5 = '' OR size_group = $5) AND ($6 = '' OR state = $6)
