-- SPDX-License-Identifier: Apache-2.0
INSERT INTO result_version (agency_id, edition_id, number, state, document, fingerprint, made_up, total, level_code, passed, findings, reason, entered_by, entered_at, confirmed_by, confirmed_at, proposed_by, published_by, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
