-- SPDX-License-Identifier: Apache-2.0
DELETE FROM survey_channel WHERE survey_number = $1
