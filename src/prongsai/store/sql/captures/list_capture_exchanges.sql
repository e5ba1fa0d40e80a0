-- SPDX-License-Identifier: Apache-2.0
SELECT number, address, peer, status, asked_at, took_ms, body_sha256, is_whole,
       answer_record, answer_file, answer_offset, answer_length, request_file, request_offset, request_length
FROM capture_exchange WHERE agency_id = $1 AND capture_id = $2 ORDER BY number
