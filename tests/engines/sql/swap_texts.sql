-- SPDX-License-Identifier: Apache-2.0
SELECT CAST($2 AS TEXT), CAST($1 AS TEXT)
