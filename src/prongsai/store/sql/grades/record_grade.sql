-- SPDX-License-Identifier: Apache-2.0
INSERT INTO grade (agency_id, round_id, item, seat, number, person_id, choice, reasons, words, filing_number, captures, is_late, given_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
