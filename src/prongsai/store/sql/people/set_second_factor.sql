-- SPDX-License-Identifier: Apache-2.0
UPDATE person SET second_factor = $2, second_factor_step = $3 WHERE person_id = $1
