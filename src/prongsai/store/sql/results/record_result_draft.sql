-- SPDX-License-Identifier: Apache-2.0
INSERT INTO result_draft (agency_id, edition_id, version, begun_version, is_open, made_up, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (agency_id, edition_id) DO UPDATE SET version = excluded.version, begun_version = excluded.begun_version, is_open = excluded.is_open,
  made_up = excluded.made_up, changed_by = excluded.changed_by, changed_at = excluded.changed_at
