-- SPDX-License-Identifier: Apache-2.0
SELECT g.agency_id, g.item, g.choice, g.reason, g.set_by, g.set_at, a.name_th, a.name_en
FROM golden_item g JOIN agency a ON a.agency_id = g.agency_id WHERE g.round_id = $1 ORDER BY g.agency_id, g.item
