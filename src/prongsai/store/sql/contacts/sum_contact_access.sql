-- SPDX-License-Identifier: Apache-2.0
SELECT CAST(COALESCE(SUM(shown), 0) AS {integer}), COUNT(DISTINCT person_id) FROM contact_access
WHERE agency_id = $1 AND round_id = $2 AND asked = $3
