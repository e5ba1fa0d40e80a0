-- SPDX-License-Identifier: Apache-2.0
-- With the agency alone in the condition: "empty or equal" makes the engines read the whole round.
SELECT agency_id, item, number, grounds, words, filed_by, filed_at, withdrawn_at FROM dispute
WHERE round_id = $1 AND agency_id = $2 AND ($3 = '' OR item = $3) ORDER BY agency_id, item, number
