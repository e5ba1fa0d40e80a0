-- SPDX-License-Identifier: Apache-2.0
INSERT INTO contact_intake (agency_id, round_id, asked, person_id, intake_id, sealed, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (agency_id, round_id, asked, person_id)
DO UPDATE SET intake_id = excluded.intake_id, sealed = excluded.sealed, created_at = excluded.created_at
