-- SPDX-License-Identifier: Apache-2.0
INSERT INTO disclosure_filed_file (agency_id, round_id, filing_number, item, file_number)
SELECT agency_id, round_id, $3, item, number FROM disclosure_file WHERE agency_id = $1 AND round_id = $2 AND removed_at IS NULL
