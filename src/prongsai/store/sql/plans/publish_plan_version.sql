-- SPDX-License-Identifier: Apache-2.0
UPDATE plan_version SET state = 'published', published_by = $4, published_at = $5
WHERE agency_id = $1 AND year = $2 AND number = $3 AND state = 'approved'
