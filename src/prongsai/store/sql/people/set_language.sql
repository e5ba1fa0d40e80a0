-- SPDX-License-Identifier: Apache-2.0
UPDATE person SET language = $2 WHERE person_id = $1
