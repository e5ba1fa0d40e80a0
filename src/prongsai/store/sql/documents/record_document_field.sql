-- SPDX-License-Identifier: Apache-2.0
INSERT INTO document_field (agency_id, kind, year, field, content, version, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (agency_id, kind, year, field) DO UPDATE SET content = excluded.content, version = excluded.version, changed_by = excluded.changed_by,
  changed_at = excluded.changed_at
