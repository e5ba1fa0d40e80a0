-- SPDX-License-Identifier: Apache-2.0
SELECT province_id, COUNT(*) FROM agency WHERE state = 'active' GROUP BY province_id
