-- SPDX-License-Identifier: Apache-2.0
INSERT INTO plan_intake (agency_id, year, person_id, intake_id, file_name, content, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (agency_id, year, person_id) DO UPDATE SET intake_id = excluded.intake_id, file_name = excluded.file_name, content = excluded.content, created_at = excluded.created_at
