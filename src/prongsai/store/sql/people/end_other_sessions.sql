-- SPDX-License-Identifier: Apache-2.0
DELETE FROM session WHERE person_id = $1 AND digest <> $2
