-- SPDX-License-Identifier: Apache-2.0
INSERT INTO disclosure_item (agency_id, round_id, item, answer, note, owner_unit, due_day, copied_from, is_ready, version, changed_by,
  changed_at)
VALUES ($1, $2, $3, 'untold', '', $4, $5, '', 0, 0, $6, $7)
ON CONFLICT (agency_id, round_id, item) DO UPDATE SET owner_unit = excluded.owner_unit, due_day = excluded.due_day
