-- SPDX-License-Identifier: Apache-2.0
-- One about an earlier dispute of the item was about something that stands there no more; the trail keeps it.
INSERT INTO dispute_decision (agency_id, round_id, item, dispute_number, choice, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (agency_id, round_id, item) DO UPDATE SET dispute_number = excluded.dispute_number, choice = excluded.choice, reason = excluded.reason,
  decided_by = excluded.decided_by, decided_at = excluded.decided_at WHERE dispute_decision.dispute_number < excluded.dispute_number
