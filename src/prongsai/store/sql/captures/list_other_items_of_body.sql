-- SPDX-License-Identifier: Apache-2.0
SELECT DISTINCT item FROM capture
WHERE body_sha256 = $1 AND agency_id = $2 AND round_id = $3 AND item <> $4
  AND beside = '' AND body_sha256 <> '' AND outcome = 'answered' AND status BETWEEN 200 AND 299
ORDER BY item
