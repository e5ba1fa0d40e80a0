-- SPDX-License-Identifier: Apache-2.0
-- No row when this code, or a later one, was used already.
UPDATE person SET second_factor_step = $2 WHERE person_id = $1 AND second_factor_step < $2
