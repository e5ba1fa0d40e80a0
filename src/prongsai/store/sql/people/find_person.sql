-- SPDX-License-Identifier: Apache-2.0
SELECT person_id, mail, name, language, password, password_version, second_factor, second_factor_step, created_at, ended_at FROM person WHERE person_id = $1
