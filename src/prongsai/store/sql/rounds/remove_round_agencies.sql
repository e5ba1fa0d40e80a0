-- SPDX-License-Identifier: Apache-2.0
DELETE FROM round_agency WHERE round_id = $1 AND agency_id IN
  (SELECT agency_id FROM agency WHERE ($2 = '' OR type_code = $2) AND ($3 = '' OR ministry_id = $3) AND ($4 = '' OR province_id = $4))
