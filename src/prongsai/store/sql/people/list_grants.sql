-- SPDX-License-Identifier: Apache-2.0
SELECT number, role, province_id, agency_id, unit_id, given_by, given_at FROM role_grant
WHERE person_id = $1 AND ended_at IS NULL ORDER BY number
