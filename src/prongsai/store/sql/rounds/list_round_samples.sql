-- SPDX-License-Identifier: Apache-2.0
SELECT instrument, demand, count, basis, rule, head_count, share_count, missing FROM round_sample
WHERE agency_id = $1 AND round_id = $2 ORDER BY instrument
