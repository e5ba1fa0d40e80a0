-- SPDX-License-Identifier: Apache-2.0
DELETE FROM recovery_code WHERE person_id = $1
