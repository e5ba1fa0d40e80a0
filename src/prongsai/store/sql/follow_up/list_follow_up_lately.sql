-- SPDX-License-Identifier: Apache-2.0
-- What came on $3 or later, and on $4 or later: the days of one week are far fewer than all days before them.
SELECT survey_number, CAST(SUM(CASE WHEN day >= $3 THEN received ELSE 0 END) AS {integer}), CAST(SUM(received) AS {integer})
FROM survey_day WHERE survey_number BETWEEN $1 AND $2 AND day >= $4 GROUP BY survey_number
