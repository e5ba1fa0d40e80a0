-- SPDX-License-Identifier: Apache-2.0
INSERT INTO capture_check (agency_id, capture_id, number, check_code, verdict, part, details, excerpt)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
