-- SPDX-License-Identifier: Apache-2.0
DELETE FROM ballot_stack WHERE survey_number = $1
