-- SPDX-License-Identifier: Apache-2.0
INSERT INTO ballot_box (box_id, round_id, agency_id, public_key, key_custody, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7)
