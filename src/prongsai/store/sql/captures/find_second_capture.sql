-- SPDX-License-Identifier: Apache-2.0
-- What came last, and was read.
SELECT agency_id, capture_id, order_id, round_id, item, address, why, asked_at, took_ms, outcome, detail, status, final_address,
       media_type, packing, body_sha256, body_bytes, tls_version, tls_subject, tls_issuer, tls_valid_until, tls_leaf_sha256,
       tls_trusted, batch_id, batch_place, checked_with, beside, records_sha256
FROM capture WHERE agency_id = $1 AND beside = $2 AND beside <> '' AND checked_with <> 'unread'
ORDER BY asked_at DESC, capture_id DESC LIMIT 1
