-- SPDX-License-Identifier: Apache-2.0
-- With the agency alone in the condition: "empty or equal" makes the engines read the whole round.
SELECT agency_id, item, dispute_number, choice, reason, decided_by, (SELECT name FROM person WHERE person_id = decided_by), decided_at FROM dispute_decision
WHERE round_id = $1 AND agency_id = $2 AND ($3 = '' OR item = $3) ORDER BY agency_id, item
