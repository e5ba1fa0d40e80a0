-- SPDX-License-Identifier: Apache-2.0
UPDATE ballot_stack SET sheets = $2 WHERE survey_number = $1
