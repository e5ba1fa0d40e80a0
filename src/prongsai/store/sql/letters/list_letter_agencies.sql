-- SPDX-License-Identifier: Apache-2.0
-- Everybody who takes part, by name, with whether they handed in and the last day on which they were written to about that.
SELECT p.agency_id, a.name_th, a.name_en, p.province_id,
  CASE WHEN EXISTS (SELECT 1 FROM disclosure_filing f WHERE f.agency_id = p.agency_id AND f.round_id = p.round_id) THEN 1 ELSE 0 END,
  (SELECT MAX(l.day) FROM disclosure_letter l WHERE l.agency_id = p.agency_id AND l.round_id = p.round_id AND l.kind = $3)
FROM round_agency p JOIN agency a ON a.agency_id = p.agency_id
WHERE p.round_id = $1 AND ($2 = '' OR p.province_id = $2) ORDER BY a.sort_form, p.agency_id
