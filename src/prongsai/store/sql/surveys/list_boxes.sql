-- SPDX-License-Identifier: Apache-2.0
SELECT box_id, round_id, agency_id, public_key, key_custody, state, version FROM ballot_box
ORDER BY CASE WHEN round_id = '' THEN 1 ELSE 0 END, box_id
