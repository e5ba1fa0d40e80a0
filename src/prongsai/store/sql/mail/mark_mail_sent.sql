-- SPDX-License-Identifier: Apache-2.0
UPDATE mail_message SET state = 'sent', body = '', attempts = attempts + 1, last_answer = $2 WHERE message_id = $1 AND state = 'waiting'
