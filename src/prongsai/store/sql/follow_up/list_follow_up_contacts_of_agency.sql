-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, asked, state, contacts FROM contact_list WHERE agency_id = $2 AND round_id = $1
