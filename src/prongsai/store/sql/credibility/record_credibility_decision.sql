-- SPDX-License-Identifier: Apache-2.0
INSERT INTO credibility_decision (agency_id, round_id, decision_number, decision, reason, decided_by, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
