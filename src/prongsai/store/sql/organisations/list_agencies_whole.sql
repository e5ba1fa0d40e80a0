-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, name_th, name_en, short_names, type_code, size_group, ministry_id, province_id, district,
       head_count_internal, head_count_external, website, coordinator_mail, state, merged_into, valid_from, version FROM agency ORDER BY sort_form, agency_id
