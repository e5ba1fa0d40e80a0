-- SPDX-License-Identifier: Apache-2.0
SELECT MAX(asked_at) FROM capture_order WHERE round_id = $1 AND why IN ('close', 'watch') AND asked_at >= $2 AND beside = ''
