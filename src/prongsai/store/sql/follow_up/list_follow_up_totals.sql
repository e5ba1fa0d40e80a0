-- SPDX-License-Identifier: Apache-2.0
-- All days together, for surveys with numbers from $1 to $2.
SELECT survey_number, CAST(SUM(received) AS {integer}) FROM survey_channel WHERE survey_number BETWEEN $1 AND $2 GROUP BY survey_number
