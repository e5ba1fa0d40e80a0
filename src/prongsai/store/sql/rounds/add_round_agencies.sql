-- SPDX-License-Identifier: Apache-2.0
-- Those at work that are not there yet; the three narrow it down where they are not empty.
INSERT INTO round_agency (agency_id, round_id, type, size, province_id, head_count_internal, head_count_external)
SELECT agency_id, $1, '', '', '', NULL, NULL FROM agency
WHERE state = 'active' AND ($2 = '' OR type_code = $2) AND ($3 = '' OR ministry_id = $3) AND ($4 = '' OR province_id = $4)
ON CONFLICT (agency_id, round_id) DO NOTHING
