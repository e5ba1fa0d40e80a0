-- SPDX-License-Identifier: Apache-2.0
DELETE FROM session WHERE person_id = $1 AND public_id = $2
