-- SPDX-License-Identifier: Apache-2.0
DELETE FROM book WHERE shelf = $1
