-- SPDX-License-Identifier: Apache-2.0
INSERT INTO grader_conflict (person_id, agency_id, province_id, reason, declared_by, declared_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (person_id, agency_id, province_id) DO NOTHING
