-- SPDX-License-Identifier: Apache-2.0
-- Numbers of surveys, days, and how many.
INSERT INTO survey_day (survey_number, day, received)
SELECT i.survey, i.day, i.received FROM unnest($1::text::bigint[], $2::text::bigint[], $3::text::bigint[]) AS i (survey, day, received)
ON CONFLICT (survey_number, day) DO UPDATE SET received = survey_day.received + excluded.received
