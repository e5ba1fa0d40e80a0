-- SPDX-License-Identifier: Apache-2.0
-- Who was not called yet comes first, then who asked to be called again, then who was not reached.
SELECT contact_id, sealed, turn, call_state, version FROM contact
WHERE round_id = $1 AND asked = $2 AND agency_id = $3 AND call_state IN ('waiting', 'again', 'not_reached')
ORDER BY CASE call_state WHEN 'waiting' THEN 0 WHEN 'again' THEN 1 ELSE 2 END, turn, contact_id LIMIT $4
