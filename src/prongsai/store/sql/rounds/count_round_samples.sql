-- SPDX-License-Identifier: Apache-2.0
SELECT instrument, demand, COUNT(*), CAST(COALESCE(SUM(count), 0) AS {integer}) FROM round_sample
WHERE round_id = $1 GROUP BY instrument, demand ORDER BY instrument, demand
