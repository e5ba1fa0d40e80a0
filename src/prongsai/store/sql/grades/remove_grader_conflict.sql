-- SPDX-License-Identifier: Apache-2.0
DELETE FROM grader_conflict WHERE person_id = $1 AND agency_id = $2 AND province_id = $3
