-- SPDX-License-Identifier: Apache-2.0
UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND digest = $2 AND used_at IS NULL
