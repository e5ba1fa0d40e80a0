-- SPDX-License-Identifier: Apache-2.0
-- Parameters out of order and used twice.
INSERT INTO book (bought_at, price, lent, cover, isbn, title, number, shelf)
VALUES ($7, $6, $5, $4, $3, $2, $8, CAST($1 AS {integer}) + $8 - $8)
