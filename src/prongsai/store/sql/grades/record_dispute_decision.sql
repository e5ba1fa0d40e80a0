-- SPDX-License-Identifier: Apache-2.0
INSERT INTO dispute_decision (agency_id, round_id, item, dispute_number, choice, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
