-- SPDX-License-Identifier: Apache-2.0
SELECT question, choice, count FROM survey_profile_count WHERE survey_number = $1 ORDER BY question, choice
