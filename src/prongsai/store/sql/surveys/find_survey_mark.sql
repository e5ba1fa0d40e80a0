-- SPDX-License-Identifier: Apache-2.0
SELECT COALESCE((SELECT MAX(version) FROM survey), 0), CAST(COALESCE((SELECT SUM(version) FROM round), 0) AS {integer})
