-- SPDX-License-Identifier: Apache-2.0
SELECT CAST(SUM(price) AS {integer}), SUM(price) > 0 FROM book
