-- SPDX-License-Identifier: Apache-2.0
SELECT v.edition_id, a.province_id, COUNT(*) FROM result_version v JOIN agency a ON a.agency_id = v.agency_id
WHERE v.state = 'confirmed' GROUP BY v.edition_id, a.province_id ORDER BY v.edition_id, a.province_id
