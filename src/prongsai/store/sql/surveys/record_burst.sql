-- SPDX-License-Identifier: Apache-2.0
INSERT INTO survey_burst (survey_number, day, level) VALUES ($1, $2, $3)
ON CONFLICT (survey_number, day) DO UPDATE SET level = excluded.level WHERE survey_burst.level < excluded.level
