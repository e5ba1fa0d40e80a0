-- SPDX-License-Identifier: Apache-2.0
SELECT item, answer, note, owner_unit, due_day, copied_from, is_ready, version, changed_by, changed_at
FROM disclosure_item WHERE agency_id = $1 AND round_id = $2 ORDER BY item
