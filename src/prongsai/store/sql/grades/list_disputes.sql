-- SPDX-License-Identifier: Apache-2.0
-- The oldest first within an item. All of the round.
SELECT agency_id, item, number, grounds, words, filed_by, filed_at, withdrawn_at FROM dispute
WHERE round_id = $1 AND ($2 = '' OR item = $2) ORDER BY agency_id, item, number
