-- SPDX-License-Identifier: Apache-2.0
SELECT body_sha256, MIN(media_type), MIN(packing), MIN(final_address)
FROM capture WHERE checked_with = 'unread' GROUP BY body_sha256 ORDER BY body_sha256 LIMIT $1
