-- SPDX-License-Identifier: Apache-2.0
SELECT content, version, is_removed FROM plan_record WHERE agency_id = $1 AND year = $2 AND ($3 = 1 OR is_removed = 0) ORDER BY record_id
