-- SPDX-License-Identifier: Apache-2.0
INSERT INTO capture (
       agency_id, capture_id, order_id, round_id, item, address, why, asked_at, took_ms, outcome, detail, status, final_address,
       media_type, packing, body_sha256, body_bytes, tls_version, tls_subject, tls_issuer, tls_valid_until, tls_leaf_sha256,
       tls_trusted, batch_id, batch_place, checked_with, beside, records_sha256)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
        CASE WHEN $16 <> '' AND NOT EXISTS (SELECT 1 FROM captured_text WHERE body_sha256 = $16) THEN 'unread' ELSE '' END,
        $26, $27)
