-- SPDX-License-Identifier: Apache-2.0
INSERT INTO survey_day (survey_number, day, received) VALUES ($1, $2, $3)
ON CONFLICT (survey_number, day) DO UPDATE SET received = survey_day.received + excluded.received
