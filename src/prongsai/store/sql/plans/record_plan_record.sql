-- SPDX-License-Identifier: Apache-2.0
INSERT INTO plan_record (agency_id, year, record_id, content, origin, is_removed, version) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (agency_id, year, record_id) DO UPDATE SET content = excluded.content, origin = excluded.origin, is_removed = excluded.is_removed, version = excluded.version
