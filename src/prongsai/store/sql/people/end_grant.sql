-- SPDX-License-Identifier: Apache-2.0
UPDATE role_grant SET ended_at = $3 WHERE person_id = $1 AND number = $2 AND ended_at IS NULL
