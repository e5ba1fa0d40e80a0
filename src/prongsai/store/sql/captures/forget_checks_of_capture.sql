-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET checked_with = ''
WHERE agency_id = $1 AND capture_id = $2 AND checked_with NOT IN ('', 'unread')
