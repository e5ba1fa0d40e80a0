-- SPDX-License-Identifier: Apache-2.0
-- Handed in, of one round and part, with what is left to do in each.
SELECT l.agency_id, a.name_th, a.name_en, p.province_id, l.contacts,
  (SELECT COUNT(*) FROM contact c WHERE c.agency_id = l.agency_id AND c.round_id = l.round_id AND c.asked = l.asked AND c.call_state = 'waiting'),
  (SELECT COUNT(*) FROM contact c WHERE c.agency_id = l.agency_id AND c.round_id = l.round_id AND c.asked = l.asked AND c.call_state = 'again'),
  (SELECT COUNT(*) FROM contact c WHERE c.agency_id = l.agency_id AND c.round_id = l.round_id AND c.asked = l.asked AND c.call_state = 'not_reached'),
  (SELECT COUNT(*) FROM contact c WHERE c.agency_id = l.agency_id AND c.round_id = l.round_id AND c.asked = l.asked AND c.call_state = 'refused'),
  (SELECT COUNT(*) FROM contact c WHERE c.agency_id = l.agency_id AND c.round_id = l.round_id AND c.asked = l.asked AND c.call_state = 'answered')
FROM contact_list l
JOIN round_agency p ON p.agency_id = l.agency_id AND p.round_id = l.round_id
JOIN agency a ON a.agency_id = l.agency_id
WHERE l.round_id = $1 AND l.asked = $2 AND l.state = 'handed_in'
ORDER BY a.sort_form, l.agency_id
