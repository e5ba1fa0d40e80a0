-- SPDX-License-Identifier: Apache-2.0
-- Mail that waits to be sent. The text is wiped once it was taken, because it may hold a link that lets somebody in.
CREATE TABLE mail_message (
  message_id {text} NOT NULL,
  recipient {text} NOT NULL,
  subject {text} NOT NULL,
  body {text} NOT NULL,
  state {text} NOT NULL CONSTRAINT mail_state_known CHECK (state IN ('waiting', 'sent', 'given_up')),
  attempts {integer} NOT NULL,
  created_at {integer} NOT NULL,
  next_try_at {integer} NOT NULL,
  last_answer {text} NOT NULL,
  PRIMARY KEY (message_id)
) {strict};
CREATE INDEX mail_message_waiting ON mail_message (state, next_try_at);
