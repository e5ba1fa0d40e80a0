-- SPDX-License-Identifier: Apache-2.0
SELECT survey_number, day, level FROM survey_burst WHERE survey_number = $1 ORDER BY day
