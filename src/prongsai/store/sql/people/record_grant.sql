-- SPDX-License-Identifier: Apache-2.0
INSERT INTO role_grant (person_id, number, role, province_id, agency_id, unit_id, given_by, given_at, ended_at)
VALUES ($1, (SELECT COALESCE(MAX(number) + 1, 1) FROM role_grant WHERE person_id = $1), $2, $3, $4, $5, $6, $7, NULL)
RETURNING number
