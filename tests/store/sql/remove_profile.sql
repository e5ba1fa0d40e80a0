-- SPDX-License-Identifier: Apache-2.0
DELETE FROM survey_profile_count WHERE survey_number = $1
