-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM recovery_code WHERE person_id = $1 AND used_at IS NULL
