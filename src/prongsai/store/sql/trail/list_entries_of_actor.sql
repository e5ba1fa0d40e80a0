-- SPDX-License-Identifier: Apache-2.0
SELECT sequence, line FROM audit_entry WHERE actor_id = $3 AND sequence < $1 ORDER BY sequence DESC LIMIT $2
