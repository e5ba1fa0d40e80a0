-- SPDX-License-Identifier: Apache-2.0
-- $2 and $3 narrow it down to a province and an agency where they are not empty.
SELECT p.agency_id, a.name_th, a.name_en, p.province_id, p.head_count_internal, p.head_count_external
FROM round_agency p JOIN agency a ON a.agency_id = p.agency_id
WHERE p.round_id = $1 AND ($2 = '' OR p.province_id = $2) AND ($3 = '' OR p.agency_id = $3)
ORDER BY a.sort_form, p.agency_id
