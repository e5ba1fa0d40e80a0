-- SPDX-License-Identifier: Apache-2.0
SELECT survey_number, COUNT(*) FROM sealed_ballot GROUP BY survey_number ORDER BY survey_number
