-- SPDX-License-Identifier: Apache-2.0
SELECT ministry_id, COUNT(*) FROM agency WHERE state = 'active' GROUP BY ministry_id
