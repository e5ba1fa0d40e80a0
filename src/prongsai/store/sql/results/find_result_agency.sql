-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, name_th, name_en, type_code, province_id FROM agency WHERE agency_id = $1
