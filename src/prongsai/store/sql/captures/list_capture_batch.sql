-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, capture_id, order_id, round_id, item, address, why, asked_at, took_ms, outcome, detail, status, final_address,
       media_type, packing, body_sha256, body_bytes, tls_version, tls_subject, tls_issuer, tls_valid_until, tls_leaf_sha256,
       tls_trusted, batch_id, batch_place, checked_with, beside, records_sha256
FROM capture WHERE batch_id = $1 ORDER BY batch_place
