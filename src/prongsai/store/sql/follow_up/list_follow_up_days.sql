-- SPDX-License-Identifier: Apache-2.0
-- Of one instrument or part; each survey's days in order, and day 0 for one that received nothing.
SELECT s.survey_number, COALESCE(d.day, 0), COALESCE(d.received, 0)
FROM survey s
JOIN round_agency p ON p.agency_id = s.agency_id AND p.round_id = s.round_id
LEFT JOIN survey_day d ON d.survey_number = s.survey_number AND d.day <= $6
WHERE s.round_id = $1 AND s.purpose = 'official' AND s.instrument = $2 AND s.part = $3
  AND ($4 = '' OR p.province_id = $4) AND ($5 = '' OR p.agency_id = $5)
ORDER BY s.survey_number, d.day
