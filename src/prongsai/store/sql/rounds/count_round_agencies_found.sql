-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM round_agency p JOIN agency a ON a.agency_id = p.agency_id
WHERE p.round_id = $1 AND a.search_form LIKE $2 ESCAPE '!'
