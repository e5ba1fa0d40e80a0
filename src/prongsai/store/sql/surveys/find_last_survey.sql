-- SPDX-License-Identifier: Apache-2.0
SELECT COALESCE(MAX(survey_number), 0), COALESCE(MAX(version), 0) FROM survey
