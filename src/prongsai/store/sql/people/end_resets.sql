-- SPDX-License-Identifier: Apache-2.0
UPDATE invitation SET ended_at = $2 WHERE mail = $1 AND purpose = 'reset' AND used_at IS NULL AND ended_at IS NULL
