-- SPDX-License-Identifier: Apache-2.0
UPDATE mail_message SET attempts = attempts + 1, next_try_at = $2, last_answer = $3 WHERE message_id = $1 AND state = 'waiting'
