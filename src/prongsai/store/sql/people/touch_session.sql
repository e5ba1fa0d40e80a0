-- SPDX-License-Identifier: Apache-2.0
UPDATE session SET seen_at = $2, expires_at = $3 WHERE digest = $1 AND seen_at < $2
