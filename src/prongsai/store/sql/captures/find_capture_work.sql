-- SPDX-License-Identifier: Apache-2.0
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM capture_order WHERE state = 'waiting' AND not_before <= $1)
                   OR EXISTS (SELECT 1 FROM capture WHERE checked_with = '') THEN 1 ELSE 0 END AS {integer})
