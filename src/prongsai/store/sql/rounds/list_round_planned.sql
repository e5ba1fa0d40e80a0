-- SPDX-License-Identifier: Apache-2.0
-- Everybody who takes part in a draft, as the register has them now.
SELECT a.agency_id, a.name_th, a.name_en, a.type_code, a.size_group, a.province_id, a.head_count_internal, a.head_count_external
FROM round_agency p JOIN agency a ON a.agency_id = p.agency_id WHERE p.round_id = $1 ORDER BY p.agency_id
