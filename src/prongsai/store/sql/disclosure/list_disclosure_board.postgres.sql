-- SPDX-License-Identifier: Apache-2.0
-- What an agency answers to its items lies in one text: its code, whether it could be handed in, the answer.
SELECT p.agency_id, a.name_th, a.name_en, p.province_id,
  (SELECT string_agg(i.item || CASE WHEN i.is_ready = 1 THEN '+' ELSE '-' END || i.answer, ' ')
    FROM disclosure_item i WHERE i.round_id = p.round_id AND i.agency_id = p.agency_id),
  COALESCE(f.number, 0), f.handed_in_at, COALESCE(f.is_late, 0)
FROM round_agency p JOIN agency a ON a.agency_id = p.agency_id
LEFT JOIN disclosure_filing f ON f.round_id = p.round_id AND f.agency_id = p.agency_id
  AND f.number = (SELECT MAX(g.number) FROM disclosure_filing g WHERE g.agency_id = p.agency_id AND g.round_id = p.round_id)
WHERE p.round_id = $1 AND ($2 = '' OR p.province_id = $2)
ORDER BY a.sort_form, p.agency_id
