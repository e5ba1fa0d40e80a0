-- SPDX-License-Identifier: Apache-2.0
SELECT p.agency_id, a.name_th, a.name_en, p.province_id, COALESCE(i.told, 0), COALESCE(i.shown, 0), COALESCE(i.begun, 0),
  COALESCE(f.number, 0), f.handed_in_at, COALESCE(f.is_late, 0)
FROM round_agency p JOIN agency a ON a.agency_id = p.agency_id
LEFT JOIN (SELECT agency_id, CAST(SUM(is_ready) AS {integer}) AS told,
    CAST(SUM(CASE WHEN answer = 'shown' AND is_ready = 1 THEN 1 ELSE 0 END) AS {integer}) AS shown,
    CAST(SUM(CASE WHEN is_ready = 0 AND answer <> 'untold' THEN 1 ELSE 0 END) AS {integer}) AS begun
  FROM disclosure_item WHERE round_id = $1 GROUP BY agency_id) i ON i.agency_id = p.agency_id
LEFT JOIN disclosure_filing f ON f.round_id = p.round_id AND f.agency_id = p.agency_id
  AND f.number = (SELECT MAX(g.number) FROM disclosure_filing g WHERE g.agency_id = p.agency_id AND g.round_id = p.round_id)
WHERE p.round_id = $1 AND ($2 = '' OR p.province_id = $2)
ORDER BY a.sort_form, p.agency_id
