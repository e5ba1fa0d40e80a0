-- SPDX-License-Identifier: Apache-2.0
-- Precedents, the newest first. Words of the decision or of what was disputed.
SELECT d.agency_id, a.name_th, a.name_en, d.round_id, d.item, t.grounds, t.words, d.choice, d.reason, d.decided_at
FROM dispute_decision d JOIN dispute t ON t.agency_id = d.agency_id AND t.round_id = d.round_id AND t.item = d.item AND t.number = d.dispute_number
  JOIN agency a ON a.agency_id = d.agency_id
WHERE ($1 = '' OR d.item = $1) AND (d.reason LIKE $2 ESCAPE '!' OR t.words LIKE $2 ESCAPE '!')
ORDER BY d.decided_at DESC, d.agency_id, d.item LIMIT $3
