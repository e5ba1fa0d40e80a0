-- SPDX-License-Identifier: Apache-2.0
SELECT cells FROM survey_count WHERE survey_number = $1
