-- SPDX-License-Identifier: Apache-2.0
-- Those in hand count first, so that of no host more than $3 are in hand at once.
SELECT agency_id, order_id, round_id, item, address, why, asked_at, not_before, tries, beside
FROM (
  SELECT agency_id, order_id, round_id, item, address, why, asked_at, not_before, tries, beside, taken_by,
         ROW_NUMBER() OVER (PARTITION BY host ORDER BY CASE WHEN taken_by = $1 THEN 0 ELSE 1 END, not_before, agency_id, order_id) AS place
  FROM capture_order
  WHERE state = 'waiting' AND not_before <= $2
) AS waiting
WHERE place <= $3 AND taken_by <> $1
ORDER BY place, not_before, agency_id, order_id
LIMIT $4
