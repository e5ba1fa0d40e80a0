-- SPDX-License-Identifier: Apache-2.0
SELECT name, media_type, sha256, content FROM disclosure_file
WHERE agency_id = $1 AND round_id = $2 AND item = $3 AND number = $4
