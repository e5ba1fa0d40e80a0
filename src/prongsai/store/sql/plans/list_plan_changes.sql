-- SPDX-License-Identifier: Apache-2.0
SELECT number, batch, record_id, before, after, deed, changed_by, changed_at FROM plan_change
WHERE agency_id = $1 AND year = $2 AND ($3 = '' OR record_id = $3) AND number < $4 ORDER BY number DESC LIMIT $5
