-- SPDX-License-Identifier: Apache-2.0
-- Agencies with disputes that wait for a decision, of items at which this person has no seat, and how many each.
SELECT p.agency_id, p.province_id, COUNT(*) FROM dispute d
JOIN round_agency p ON p.agency_id = d.agency_id AND p.round_id = d.round_id
WHERE d.round_id = $1 AND d.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM dispute_decision x WHERE x.agency_id = d.agency_id AND x.round_id = d.round_id AND x.item = d.item
    AND x.dispute_number >= d.number)
  AND NOT EXISTS (SELECT 1 FROM grade_seat s WHERE s.agency_id = d.agency_id AND s.round_id = d.round_id AND s.item = d.item
    AND s.person_id = $2)
GROUP BY p.agency_id, p.province_id
