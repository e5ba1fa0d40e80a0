-- SPDX-License-Identifier: Apache-2.0
SELECT c.agency_id, c.capture_id, c.order_id, c.round_id, c.item, c.address, c.why, c.asked_at, c.took_ms, c.outcome, c.detail,
       c.status, c.final_address, c.media_type, c.packing, c.body_sha256, c.body_bytes, c.tls_version, c.tls_subject,
       c.tls_issuer, c.tls_valid_until, c.tls_leaf_sha256, c.tls_trusted, c.batch_id, c.batch_place, c.checked_with,
       c.beside, c.records_sha256,
       COALESCE(v.website, '')
FROM capture AS c LEFT JOIN agency AS v ON v.agency_id = c.agency_id
WHERE c.checked_with = ''
ORDER BY c.round_id, c.agency_id, c.capture_id LIMIT $1
