-- SPDX-License-Identifier: Apache-2.0
UPDATE survey_code SET used = 1 WHERE survey_number = $1 AND code_digest = $2 AND used = 0
