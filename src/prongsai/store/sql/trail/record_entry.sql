-- SPDX-License-Identifier: Apache-2.0
INSERT INTO audit_entry (sequence, happened_at, actor_id, action, agency_id, line) VALUES ($1, $2, $3, $4, $5, $6)
