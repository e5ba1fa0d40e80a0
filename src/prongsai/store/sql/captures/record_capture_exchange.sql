-- SPDX-License-Identifier: Apache-2.0
INSERT INTO capture_exchange (agency_id, capture_id, number, address, peer, status, asked_at, took_ms, body_sha256, is_whole,
                              answer_record, answer_file, answer_offset, answer_length, request_file, request_offset, request_length)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
