-- SPDX-License-Identifier: Apache-2.0
SELECT c.agency_id, c.document, c.sha256, c.confirmed_by, (SELECT name FROM person WHERE person_id = c.confirmed_by), c.confirmed_at FROM grades_confirmation c
WHERE c.round_id = $1 ORDER BY c.agency_id
