-- SPDX-License-Identifier: Apache-2.0
INSERT INTO document_version (agency_id, kind, year, number, state, day, title, edition_id, data, plan_mark, template_fingerprint, document_fingerprint, software,
  note, published_by, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
