-- SPDX-License-Identifier: Apache-2.0
SELECT box_id, round_id, agency_id, public_key, key_custody, state, version FROM ballot_box WHERE round_id = $1 AND round_id <> ''
