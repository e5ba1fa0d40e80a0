-- SPDX-License-Identifier: Apache-2.0
UPDATE capture_order SET not_before = $3, tries = tries + 1, taken_by = ''
WHERE agency_id = $1 AND order_id = $2 AND state = 'waiting' AND tries = $4
