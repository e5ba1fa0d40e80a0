-- SPDX-License-Identifier: Apache-2.0
INSERT INTO person (person_id, mail, name, language, password, password_version, second_factor, second_factor_step, created_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
