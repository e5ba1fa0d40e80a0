-- SPDX-License-Identifier: Apache-2.0
INSERT INTO book (shelf, number, title, isbn) VALUES ($1, $2, $3, $4)
