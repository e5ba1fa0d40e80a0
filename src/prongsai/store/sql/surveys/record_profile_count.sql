-- SPDX-License-Identifier: Apache-2.0
INSERT INTO survey_profile_count (survey_number, question, choice, count) VALUES ($1, $2, $3, $4)
