-- SPDX-License-Identifier: Apache-2.0
-- No more than $4 are counted: a law that every agency shows is shared by all.
SELECT COUNT(*) FROM (
  SELECT DISTINCT agency_id FROM capture
  WHERE body_sha256 = $1 AND round_id = $2 AND agency_id <> $3
    AND beside = '' AND body_sha256 <> '' AND outcome = 'answered' AND status BETWEEN 200 AND 299
  LIMIT $4) AS others
