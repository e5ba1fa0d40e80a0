-- SPDX-License-Identifier: Apache-2.0
SELECT COALESCE((SELECT used FROM survey_code WHERE survey_number = $1 AND code_digest = $2), -1)
