-- SPDX-License-Identifier: Apache-2.0
-- Copies that are the newest of their link and not as they were graded; of those that will be tried again nothing is said yet.
SELECT c.agency_id, v.name_th, v.name_en, v.province_id, c.item, c.address, c.capture_id, c.asked_at, c.outcome, c.status, k.verdict
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
ORDER BY c.asked_at DESC, c.agency_id, c.item, c.capture_id LIMIT $3 OFFSET $4
