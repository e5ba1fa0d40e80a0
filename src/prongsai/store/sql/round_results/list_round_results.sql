-- SPDX-License-Identifier: Apache-2.0
-- Of agencies that were looked at, those that $2 asks for.
SELECT r.agency_id, r.outcome, r.surveys_unopened, r.surveys_unscored, r.items_open, r.deductions, r.clashes, r.made_number, r.figures_sha256,
  r.looked_at, a.name_th, a.name_en
FROM round_result r JOIN agency a ON a.agency_id = r.agency_id
WHERE r.round_id = $1 AND (r.outcome = $2
  OR ($2 = 'incomplete' AND (r.surveys_unopened <> '' OR r.surveys_unscored <> '' OR r.items_open > 0 OR r.deductions <> '')))
ORDER BY a.sort_form, r.agency_id LIMIT $3 OFFSET $4
