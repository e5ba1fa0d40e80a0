-- SPDX-License-Identifier: Apache-2.0
DELETE FROM survey_day WHERE survey_number = $1
