-- SPDX-License-Identifier: Apache-2.0
SELECT digest, public_id, person_id, strength, device, created_at, seen_at, expires_at FROM session WHERE person_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, public_id
