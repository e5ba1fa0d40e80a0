-- SPDX-License-Identifier: Apache-2.0
-- An empty agency is all of the round.
SELECT agency_id, decision_number, decision, reason, decided_by, (SELECT name FROM person WHERE person_id = decided_by), decided_at
FROM credibility_decision WHERE round_id = $1 AND ($2 = '' OR agency_id = $2) ORDER BY agency_id, decision_number
