-- SPDX-License-Identifier: Apache-2.0
SELECT count(*) FROM invitation WHERE mail = $1 AND purpose = 'reset' AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2
