-- SPDX-License-Identifier: Apache-2.0
UPDATE person SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL
