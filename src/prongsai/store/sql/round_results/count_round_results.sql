-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM round_result r
WHERE r.round_id = $1 AND (r.outcome = $2
  OR ($2 = 'incomplete' AND (r.surveys_unopened <> '' OR r.surveys_unscored <> '' OR r.items_open > 0 OR r.deductions <> '')))
