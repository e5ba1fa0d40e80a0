-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*), CAST(COALESCE(SUM(used), 0) AS {integer}) FROM survey_code WHERE survey_number = $1
