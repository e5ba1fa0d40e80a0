-- SPDX-License-Identifier: Apache-2.0
SELECT survey_number, channel, received FROM survey_channel WHERE survey_number = $1 ORDER BY channel
