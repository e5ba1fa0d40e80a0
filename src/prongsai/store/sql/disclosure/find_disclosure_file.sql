-- SPDX-License-Identifier: Apache-2.0
SELECT name, media_type, sha256, content FROM disclosure_file f
WHERE agency_id = $1 AND round_id = $2 AND item = $3 AND number = $4 AND (removed_at IS NULL OR EXISTS (SELECT 1 FROM disclosure_filed_file d
  WHERE d.agency_id = f.agency_id AND d.round_id = f.round_id AND d.item = f.item AND d.file_number = f.number))
