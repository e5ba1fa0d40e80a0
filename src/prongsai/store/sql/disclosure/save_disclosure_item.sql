-- SPDX-License-Identifier: Apache-2.0
INSERT INTO disclosure_item (agency_id, round_id, item, answer, note, owner_unit, due_day, copied_from, is_ready, version, changed_by,
  changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10 + 1, $11, $12)
ON CONFLICT (agency_id, round_id, item) DO UPDATE SET answer = excluded.answer, note = excluded.note, owner_unit = excluded.owner_unit,
  due_day = excluded.due_day, copied_from = excluded.copied_from, is_ready = excluded.is_ready, version = excluded.version,
  changed_by = excluded.changed_by, changed_at = excluded.changed_at
WHERE disclosure_item.version = $10
