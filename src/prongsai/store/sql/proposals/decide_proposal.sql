-- SPDX-License-Identifier: Apache-2.0
UPDATE proposal SET decision = $2, decided_by = $3, decided_at = $4, decision_reason = $5
WHERE proposal_id = $1 AND decision = 'waiting'
