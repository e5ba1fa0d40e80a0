-- SPDX-License-Identifier: Apache-2.0
UPDATE dispute SET withdrawn_by = $5, withdrawn_at = $6 WHERE agency_id = $1 AND round_id = $2 AND item = $3 AND number = $4 AND withdrawn_at IS NULL
