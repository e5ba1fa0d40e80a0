-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*)
FROM capture_check AS k
JOIN capture AS c ON c.agency_id = k.agency_id AND c.capture_id = k.capture_id
JOIN agency AS v ON v.agency_id = c.agency_id
WHERE k.check_code = 'unchanged' AND k.part = 'graded' AND k.verdict <> 'holds'
  AND c.round_id = $1 AND c.beside = '' AND ($2 = '' OR v.province_id = $2)
  AND NOT EXISTS (SELECT 1 FROM capture AS later
                  WHERE later.agency_id = c.agency_id AND later.round_id = c.round_id AND later.item = c.item
                    AND later.address = c.address AND later.beside = '' AND later.asked_at > c.asked_at)
  AND NOT EXISTS (SELECT 1 FROM capture_order AS o
                  WHERE o.agency_id = c.agency_id AND o.order_id = c.order_id AND o.state = 'waiting')
