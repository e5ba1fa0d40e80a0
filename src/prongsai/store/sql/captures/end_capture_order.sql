-- SPDX-License-Identifier: Apache-2.0
UPDATE capture_order SET state = $3, ended_at = $4, tries = tries + 1, taken_by = ''
WHERE agency_id = $1 AND order_id = $2 AND state = 'waiting' AND tries = $5
