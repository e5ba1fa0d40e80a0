-- SPDX-License-Identifier: Apache-2.0
INSERT INTO plan (agency_id, year, edition_id, version, made_by, made_at, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (agency_id, year) DO UPDATE SET edition_id = excluded.edition_id, version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
