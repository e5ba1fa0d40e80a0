-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, survey_number, instrument, part, state FROM survey
WHERE round_id = $1 AND purpose = 'official' ORDER BY agency_id, survey_number
