-- SPDX-License-Identifier: Apache-2.0
SELECT address, asked_at, answer_record, answer_file, answer_offset, answer_length
FROM capture_exchange WHERE is_whole = 1 AND body_sha256 = $1 AND body_sha256 <> ''
ORDER BY asked_at, agency_id, capture_id LIMIT 1
