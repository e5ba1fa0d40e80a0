-- SPDX-License-Identifier: Apache-2.0
UPDATE round SET state = 'closed', closed_at = $3, version = version + 1 WHERE round_id = $1 AND version = $2 AND state = 'opened'
