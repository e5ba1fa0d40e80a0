-- SPDX-License-Identifier: Apache-2.0
UPDATE plan_version SET state = 'replaced' WHERE agency_id = $1 AND year = $2 AND state = $3
