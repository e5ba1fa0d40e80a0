-- SPDX-License-Identifier: Apache-2.0
UPDATE round SET state = 'opened', fingerprint = $3, calendar_hash = $4, frozen_hash = $5, opened_at = $6, version = version + 1
WHERE round_id = $1 AND version = $2 AND state = 'draft'
