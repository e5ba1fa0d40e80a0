-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM capture_order WHERE agency_id = $1 AND why = 'asked' AND asked_at > $2 AND beside = ''
