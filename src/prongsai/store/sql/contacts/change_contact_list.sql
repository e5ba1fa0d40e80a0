-- SPDX-License-Identifier: Apache-2.0
UPDATE contact_list SET purpose = $5, last_day = $6, state = $7, contacts = $8, version = version + 1
WHERE agency_id = $1 AND round_id = $2 AND asked = $3 AND version = $4
