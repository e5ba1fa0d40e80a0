-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, outcome, surveys_unopened, surveys_unscored, items_open, deductions, clashes, made_number, figures_sha256, looked_at
FROM round_result WHERE agency_id = $2 AND round_id = $1
