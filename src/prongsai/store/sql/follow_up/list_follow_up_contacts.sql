-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, asked, state, contacts FROM contact_list WHERE round_id = $1
