-- SPDX-License-Identifier: Apache-2.0
UPDATE mail_message SET next_try_at = $3 WHERE message_id = $1 AND next_try_at = $2 AND state = 'waiting'
