-- SPDX-License-Identifier: Apache-2.0
SELECT c.survey_number, CAST(SUM(c.received) AS {integer}) FROM survey s JOIN survey_channel c ON c.survey_number = s.survey_number
WHERE s.round_id = $1 AND s.purpose = 'official' GROUP BY c.survey_number ORDER BY c.survey_number
