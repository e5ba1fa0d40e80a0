-- SPDX-License-Identifier: Apache-2.0
DELETE FROM contact_intake WHERE agency_id = $1 AND round_id = $2 AND asked = $3 AND person_id = $4
