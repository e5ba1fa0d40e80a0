-- SPDX-License-Identifier: Apache-2.0
SELECT number, batch, record_id, before, after, deed, changed_by, changed_at FROM plan_change
WHERE agency_id = $1 AND year = $2 AND batch = $3 ORDER BY number
