-- SPDX-License-Identifier: Apache-2.0
SELECT r.agency_id, r.content, r.version FROM plan_record r JOIN agency a ON a.agency_id = r.agency_id
WHERE a.province_id = $1 AND r.year = $2 AND r.is_removed = 0 ORDER BY r.agency_id, r.record_id
