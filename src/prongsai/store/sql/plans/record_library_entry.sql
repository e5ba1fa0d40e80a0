-- SPDX-License-Identifier: Apache-2.0
INSERT INTO library_entry (agency_id, entry_id, content, is_removed, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (agency_id, entry_id) DO UPDATE SET content = excluded.content, is_removed = excluded.is_removed, changed_by = excluded.changed_by, changed_at = excluded.changed_at
