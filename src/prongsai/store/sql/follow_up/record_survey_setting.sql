-- SPDX-License-Identifier: Apache-2.0
INSERT INTO round_survey (round_id, asked, audience, credential, interviewed, coordinators_make_codes, floor)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (round_id, asked) DO UPDATE SET audience = excluded.audience, credential = excluded.credential,
  interviewed = excluded.interviewed, coordinators_make_codes = excluded.coordinators_make_codes, floor = excluded.floor
