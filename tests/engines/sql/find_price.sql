-- SPDX-License-Identifier: Apache-2.0
SELECT price FROM book WHERE shelf = $1 AND number = $2
