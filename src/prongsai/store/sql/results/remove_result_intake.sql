-- SPDX-License-Identifier: Apache-2.0
DELETE FROM result_intake WHERE agency_id = $1 AND edition_id = $2 AND person_id = $3
