-- SPDX-License-Identifier: Apache-2.0
UPDATE disclosure_file SET removed_at = $5 WHERE agency_id = $1 AND round_id = $2 AND item = $3 AND number = $4 AND removed_at IS NULL
