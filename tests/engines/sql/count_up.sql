-- SPDX-License-Identifier: Apache-2.0
WITH RECURSIVE up (n) AS (SELECT CAST(1 AS {integer}) UNION ALL SELECT n + 1 FROM up WHERE n < $1)
SELECT n FROM up
