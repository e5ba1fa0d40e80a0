-- SPDX-License-Identifier: Apache-2.0
SELECT v.agency_id, v.edition_id, v.number, v.fingerprint FROM result_version v JOIN agency a ON a.agency_id = v.agency_id
WHERE v.edition_id = $1 AND v.state = 'confirmed' AND ($2 = '' OR a.province_id = $2) ORDER BY v.agency_id
