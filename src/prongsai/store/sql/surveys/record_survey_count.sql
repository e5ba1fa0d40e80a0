-- SPDX-License-Identifier: Apache-2.0
INSERT INTO survey_count (survey_number, cells) VALUES ($1, $2)
