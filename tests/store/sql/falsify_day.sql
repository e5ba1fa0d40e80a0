-- SPDX-License-Identifier: Apache-2.0
UPDATE survey_day SET received = received + 1 WHERE survey_number = $1
