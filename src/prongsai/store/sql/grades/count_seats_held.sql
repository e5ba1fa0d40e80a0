-- SPDX-License-Identifier: Apache-2.0
SELECT person_id, CAST(COUNT(*) AS {integer}) FROM grade_seat WHERE round_id = $1 GROUP BY person_id ORDER BY person_id
