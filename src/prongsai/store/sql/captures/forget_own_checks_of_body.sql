-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET checked_with = ''
WHERE body_sha256 = $1 AND round_id = $2 AND agency_id = $3
  AND beside = '' AND body_sha256 <> '' AND outcome = 'answered' AND status BETWEEN 200 AND 299
  AND checked_with NOT IN ('', 'unread')
