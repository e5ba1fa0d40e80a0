-- SPDX-License-Identifier: Apache-2.0
-- With the agency alone in the condition: "empty or equal" makes the engines read the whole round.
SELECT c.agency_id, c.document, c.sha256, c.confirmed_by, (SELECT name FROM person WHERE person_id = c.confirmed_by), c.confirmed_at FROM grades_confirmation c
WHERE c.round_id = $1 AND c.agency_id = $2 ORDER BY c.agency_id
