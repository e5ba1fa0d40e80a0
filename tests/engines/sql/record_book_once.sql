-- SPDX-License-Identifier: Apache-2.0
-- No row when the book is there already: a resend.
INSERT INTO book (shelf, number, title, isbn) VALUES ($1, $2, $3, $4)
ON CONFLICT (shelf, number) DO NOTHING
RETURNING number
