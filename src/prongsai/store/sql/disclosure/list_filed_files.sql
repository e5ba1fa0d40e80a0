-- SPDX-License-Identifier: Apache-2.0
SELECT f.item, f.number, f.name, f.media_type, f.sha256, f.size, f.added_by, f.added_at
FROM disclosure_filed_file d JOIN disclosure_file f
  ON f.agency_id = d.agency_id AND f.round_id = d.round_id AND f.item = d.item AND f.number = d.file_number
WHERE d.agency_id = $1 AND d.round_id = $2 AND d.filing_number = $3 ORDER BY f.item, f.number
