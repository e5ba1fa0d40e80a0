-- SPDX-License-Identifier: Apache-2.0
SELECT content, version, is_removed FROM plan_record WHERE agency_id = $1 AND year = $2 AND record_id = $3
