-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET checked_with = '' WHERE round_id = $1 AND checked_with NOT IN ('', 'unread', $2)
