-- SPDX-License-Identifier: Apache-2.0
-- A shelf may stand inside another: rows that refer to rows of the same table.
ALTER TABLE shelf ADD COLUMN inside {integer} REFERENCES shelf (number);
