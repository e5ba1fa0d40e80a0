-- SPDX-License-Identifier: Apache-2.0
-- Agencies of a round that were looked at, by everything that tells them apart.
SELECT outcome, surveys_unopened, surveys_unscored, CAST(CASE WHEN items_open > 0 THEN 1 ELSE 0 END AS {integer}), deductions,
  COUNT(*), CAST(SUM(items_open) AS {integer}), CAST(SUM(CASE WHEN made_number > 0 THEN 1 ELSE 0 END) AS {integer}), MIN(looked_at), MAX(looked_at)
FROM round_result WHERE round_id = $1
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
