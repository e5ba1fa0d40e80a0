-- SPDX-License-Identifier: Apache-2.0
SELECT i.item, CAST(SUM(i.is_ready) AS {integer}),
  CAST(SUM(CASE WHEN i.answer = 'shown' AND i.is_ready = 1 THEN 1 ELSE 0 END) AS {integer}),
  CAST(SUM(CASE WHEN i.answer = 'not_shown' AND i.is_ready = 1 THEN 1 ELSE 0 END) AS {integer})
FROM disclosure_item i JOIN round_agency p ON p.agency_id = i.agency_id AND p.round_id = i.round_id
WHERE i.round_id = $1 AND ($2 = '' OR p.province_id = $2) GROUP BY i.item
