-- SPDX-License-Identifier: Apache-2.0
UPDATE person SET password = $2, password_version = password_version + 1 WHERE person_id = $1
