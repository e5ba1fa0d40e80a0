-- SPDX-License-Identifier: Apache-2.0
UPDATE survey SET credential = $2, version = (SELECT MAX(version) + 1 FROM survey) WHERE survey_number = $1
