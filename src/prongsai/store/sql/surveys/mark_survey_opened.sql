-- SPDX-License-Identifier: Apache-2.0
UPDATE survey SET state = 'opened', version = (SELECT MAX(version) + 1 FROM survey) WHERE survey_number = $1 AND state = 'collecting'
