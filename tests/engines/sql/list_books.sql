-- SPDX-License-Identifier: Apache-2.0
SELECT shelf, number, title FROM book ORDER BY shelf, number
