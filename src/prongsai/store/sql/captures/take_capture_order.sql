-- SPDX-License-Identifier: Apache-2.0
UPDATE capture_order SET taken_by = $3 WHERE agency_id = $1 AND order_id = $2 AND state = 'waiting'
