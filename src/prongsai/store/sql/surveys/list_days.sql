-- SPDX-License-Identifier: Apache-2.0
SELECT survey_number, day, received FROM survey_day WHERE survey_number = $1 ORDER BY day
