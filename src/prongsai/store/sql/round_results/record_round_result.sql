-- SPDX-License-Identifier: Apache-2.0
INSERT INTO round_result (agency_id, round_id, outcome, surveys_unopened, surveys_unscored, items_open, deductions, clashes, made_number, figures_sha256, looked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (agency_id, round_id) DO UPDATE SET outcome = excluded.outcome, surveys_unopened = excluded.surveys_unopened,
  surveys_unscored = excluded.surveys_unscored, items_open = excluded.items_open, deductions = excluded.deductions,
  clashes = excluded.clashes, made_number = excluded.made_number, figures_sha256 = excluded.figures_sha256, looked_at = excluded.looked_at
