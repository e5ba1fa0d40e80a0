-- SPDX-License-Identifier: Apache-2.0
INSERT INTO plan_change (agency_id, year, number, batch, record_id, before, after, deed, changed_by, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
