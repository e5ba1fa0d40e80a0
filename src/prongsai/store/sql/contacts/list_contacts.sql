-- SPDX-License-Identifier: Apache-2.0
SELECT contact_id, sealed, turn, call_state, version FROM contact
WHERE round_id = $1 AND asked = $2 AND agency_id = $3 ORDER BY turn, contact_id
