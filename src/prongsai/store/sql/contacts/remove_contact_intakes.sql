-- SPDX-License-Identifier: Apache-2.0
-- Of one list, whoever looked at them.
DELETE FROM contact_intake WHERE agency_id = $1 AND round_id = $2 AND asked = $3
