-- SPDX-License-Identifier: Apache-2.0
UPDATE unit SET name = $3, version = version + 1 WHERE agency_id = $1 AND unit_id = $2 AND version = $4 AND ended_at IS NULL
