-- SPDX-License-Identifier: Apache-2.0
-- The bytes stay only for those files that were handed in: else taking out and attaching again would fill the disk.
UPDATE disclosure_file SET removed_at = $5, content = CASE WHEN EXISTS (SELECT 1 FROM disclosure_filed_file d
    WHERE d.agency_id = $1 AND d.round_id = $2 AND d.item = $3 AND d.file_number = $4) THEN content ELSE CAST('' AS {bytes}) END
WHERE agency_id = $1 AND round_id = $2 AND item = $3 AND number = $4 AND removed_at IS NULL
