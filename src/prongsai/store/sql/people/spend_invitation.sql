-- SPDX-License-Identifier: Apache-2.0
UPDATE invitation SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2
