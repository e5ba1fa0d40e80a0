-- SPDX-License-Identifier: Apache-2.0
-- What agencies at work can be chosen by.
SELECT type_code, ministry_id, province_id, COUNT(*) FROM agency WHERE state = 'active' GROUP BY type_code, ministry_id, province_id ORDER BY type_code, ministry_id, province_id
