-- SPDX-License-Identifier: Apache-2.0
SELECT type_code, COUNT(*) FROM agency WHERE state = 'active' GROUP BY type_code
