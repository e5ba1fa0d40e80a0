-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, item, dispute_number, choice, reason, decided_by, (SELECT name FROM person WHERE person_id = decided_by), decided_at FROM dispute_decision
WHERE round_id = $1 AND ($2 = '' OR item = $2) ORDER BY agency_id, item
