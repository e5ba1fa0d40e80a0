-- SPDX-License-Identifier: Apache-2.0
SELECT message_id, recipient, subject, body, attempts, created_at, next_try_at FROM mail_message WHERE state = 'waiting' AND next_try_at <= $1 ORDER BY next_try_at, message_id LIMIT $2
