-- SPDX-License-Identifier: Apache-2.0
INSERT INTO plan_reminder (person_id, agency_id, year, record_id, reason, sent_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (person_id, agency_id, year, record_id, reason) DO NOTHING
