-- SPDX-License-Identifier: Apache-2.0
INSERT INTO proposal (proposal_id, kind, agency_id, subject_id, payload, reason, proposed_by, proposed_at, decision, decided_by, decided_at, decision_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', NULL, NULL, '')
