-- SPDX-License-Identifier: Apache-2.0
INSERT INTO result_draft_text (agency_id, edition_id, field, content, version, changed_by) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (agency_id, edition_id, field) DO UPDATE SET content = excluded.content, version = excluded.version, changed_by = excluded.changed_by
