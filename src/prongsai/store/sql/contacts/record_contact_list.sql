-- SPDX-License-Identifier: Apache-2.0
INSERT INTO contact_list (agency_id, round_id, asked, purpose, last_day, state, contacts, version) VALUES ($1, $2, $3, $4, $5, 'open', 0, 1)
ON CONFLICT (agency_id, round_id, asked) DO NOTHING
