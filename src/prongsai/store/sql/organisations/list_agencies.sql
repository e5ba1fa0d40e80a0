-- SPDX-License-Identifier: Apache-2.0
-- An empty filter finds all; '-' finds those that have none.
SELECT agency_id, name_th, name_en, short_names, type_code, size_group, ministry_id, province_id, district,
       head_count_internal, head_count_external, website, coordinator_mail, state, merged_into, valid_from, version FROM agency
WHERE ($1 = '%' OR search_form LIKE $1 ESCAPE '!' OR agency_id = $7)
  AND ($2 = '' OR type_code = $2) AND ($3 = '' OR ($3 = '-' AND ministry_id = '') OR ministry_id = $3)
  AND ($4 = '' OR ($4 = '-' AND province_id = '') OR province_id = $4)
  AND ($5 = '' OR size_group = $5) AND ($6 = '' OR state = $6)
ORDER BY sort_form, agency_id LIMIT $8 OFFSET $9
