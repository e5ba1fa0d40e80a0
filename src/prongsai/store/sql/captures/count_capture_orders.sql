-- SPDX-License-Identifier: Apache-2.0
SELECT CAST(COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS {integer}),
       CAST(COALESCE(SUM(CASE WHEN state = 'done' THEN 1 ELSE 0 END), 0) AS {integer}),
       CAST(COALESCE(SUM(CASE WHEN state = 'given_up' THEN 1 ELSE 0 END), 0) AS {integer}),
       CAST(COALESCE(SUM(CASE WHEN ended_at >= $2 THEN 1 ELSE 0 END), 0) AS {integer})
FROM capture_order WHERE round_id = $1 AND beside = ''
