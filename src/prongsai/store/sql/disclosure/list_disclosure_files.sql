-- SPDX-License-Identifier: Apache-2.0
SELECT item, number, name, media_type, sha256, size, added_by, added_at FROM disclosure_file
WHERE agency_id = $1 AND round_id = $2 AND removed_at IS NULL ORDER BY item, number
