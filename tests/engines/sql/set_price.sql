-- SPDX-License-Identifier: Apache-2.0
UPDATE book SET price = $3 WHERE shelf = $1 AND number = $2
