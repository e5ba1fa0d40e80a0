-- SPDX-License-Identifier: Apache-2.0
INSERT INTO disclosure_link (agency_id, round_id, item, number, address, path) VALUES ($1, $2, $3, $4, $5, $6)
