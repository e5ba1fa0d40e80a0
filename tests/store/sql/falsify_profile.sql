-- SPDX-License-Identifier: Apache-2.0
UPDATE survey_profile_count SET count = count + 1 WHERE survey_number = $1 AND question = 'pace' AND choice = 1
