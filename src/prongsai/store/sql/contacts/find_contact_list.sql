-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, round_id, asked, purpose, last_day, state, contacts, version FROM contact_list
WHERE agency_id = $1 AND round_id = $2 AND asked = $3
