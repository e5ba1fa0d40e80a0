-- SPDX-License-Identifier: Apache-2.0
UPDATE ballot_stack SET fingerprint = 'another' WHERE survey_number = $1
