-- SPDX-License-Identifier: Apache-2.0
INSERT INTO mail_message (message_id, recipient, subject, body, state, attempts, created_at, next_try_at, last_answer)
VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $5, '')
