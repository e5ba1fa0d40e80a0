-- SPDX-License-Identifier: Apache-2.0
INSERT INTO dispute (agency_id, round_id, item, number, grounds, words, filed_by, filed_at, withdrawn_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')
