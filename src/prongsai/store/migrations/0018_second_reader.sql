-- SPDX-License-Identifier: Apache-2.0
-- A second reader of the same link, under another name; what binds a capture's records; what was asked by hand; evidence that
-- changed after it was graded.

-- Of a second reading: the capture beside which it is made. '' for the first reader's own.
ALTER TABLE capture_order ADD COLUMN beside {text} NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN beside {text} NOT NULL DEFAULT '';
DROP INDEX capture_order_one_waiting;
CREATE UNIQUE INDEX capture_order_one_waiting ON capture_order (agency_id, round_id, item, address, beside) WHERE state = 'waiting';
CREATE INDEX capture_beside ON capture (agency_id, beside, asked_at) WHERE beside <> '';

-- SHA-256 over its requests and answers, heads with them (desk/disclosure/records.h); '' where it was kept before there was one.
ALTER TABLE capture ADD COLUMN records_sha256 {text} NOT NULL DEFAULT '';

CREATE INDEX capture_check_changed ON capture_check (agency_id, capture_id)
  WHERE check_code = 'unchanged' AND part = 'graded' AND verdict <> 'holds';
