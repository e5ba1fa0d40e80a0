-- SPDX-License-Identifier: Apache-2.0
SELECT intake_id, file_name, content, created_at FROM plan_intake WHERE agency_id = $1 AND year = $2 AND person_id = $3
