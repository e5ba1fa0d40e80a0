-- SPDX-License-Identifier: Apache-2.0
SELECT round_id, MAX(number), MAX(handed_in_at) FROM disclosure_filing WHERE agency_id = $1 GROUP BY round_id ORDER BY round_id
