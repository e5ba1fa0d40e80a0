-- SPDX-License-Identifier: Apache-2.0
SELECT title, isbn, cover, lent, price, bought_at FROM book WHERE shelf = $1 AND number = $2
