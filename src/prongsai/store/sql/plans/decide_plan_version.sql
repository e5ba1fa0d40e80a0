-- SPDX-License-Identifier: Apache-2.0
UPDATE plan_version SET state = $4, decided_by = $5, decided_at = $6, decision_note = $7
WHERE agency_id = $1 AND year = $2 AND number = $3 AND state = 'handed_in'
