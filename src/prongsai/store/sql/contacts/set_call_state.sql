-- SPDX-License-Identifier: Apache-2.0
UPDATE contact SET call_state = $3, turn = $4, version = version + 1 WHERE agency_id = $1 AND contact_id = $2 AND version = $5
