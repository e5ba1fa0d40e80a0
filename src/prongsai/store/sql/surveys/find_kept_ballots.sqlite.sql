-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM sealed_ballot WHERE survey_number = $1 AND submission = $2 AND receipt = $3
