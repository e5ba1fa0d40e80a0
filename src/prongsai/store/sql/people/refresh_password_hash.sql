-- SPDX-License-Identifier: Apache-2.0
UPDATE person SET password = $3 WHERE person_id = $1 AND password = $2
