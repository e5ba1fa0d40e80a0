-- SPDX-License-Identifier: Apache-2.0
-- The newest first.
SELECT address, why, asked_at, not_before, tries, state, ended_at
FROM capture_order WHERE agency_id = $1 AND round_id = $2 AND item = $3 AND beside = ''
ORDER BY asked_at DESC, order_id DESC
