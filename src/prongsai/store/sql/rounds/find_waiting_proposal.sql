-- SPDX-License-Identifier: Apache-2.0
SELECT proposal_id, kind, agency_id, subject_id, payload, reason, proposed_by, proposed_at, decision, decided_by, decided_at, decision_reason FROM proposal
WHERE kind = $1 AND subject_id = $2 AND decision = 'waiting'
