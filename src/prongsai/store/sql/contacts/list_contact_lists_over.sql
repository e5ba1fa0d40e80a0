-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, round_id, asked, purpose, last_day, state, contacts, version FROM contact_list
WHERE state <> 'deleted' AND last_day < $1 ORDER BY last_day, agency_id, round_id, asked LIMIT $2
