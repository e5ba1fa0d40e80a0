-- SPDX-License-Identifier: Apache-2.0
INSERT INTO contact_access (agency_id, round_id, asked, person_id, day, shown) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (agency_id, round_id, asked, person_id, day) DO UPDATE SET shown = contact_access.shown + 1
RETURNING shown
