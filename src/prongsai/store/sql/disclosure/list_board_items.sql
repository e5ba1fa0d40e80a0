-- SPDX-License-Identifier: Apache-2.0
SELECT i.agency_id, i.item, i.answer, i.is_ready FROM disclosure_item i
JOIN round_agency p ON p.agency_id = i.agency_id AND p.round_id = i.round_id
WHERE i.round_id = $1 AND ($2 = '' OR p.province_id = $2) ORDER BY i.agency_id, i.item
