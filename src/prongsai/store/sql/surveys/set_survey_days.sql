-- SPDX-License-Identifier: Apache-2.0
UPDATE survey SET opens_at = $2, closes_at = $3, version = (SELECT MAX(version) + 1 FROM survey)
WHERE survey_number = $1 AND purpose = 'pulse'
