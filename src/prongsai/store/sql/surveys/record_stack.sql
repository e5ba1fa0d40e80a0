-- SPDX-License-Identifier: Apache-2.0
INSERT INTO ballot_stack (survey_number, fingerprint, bytes_each, sheets_count, sheets, refused) VALUES ($1, $2, $3, $4, $5, $6)
