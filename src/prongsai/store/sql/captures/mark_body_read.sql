-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET checked_with = '' WHERE body_sha256 = $1 AND checked_with = 'unread'
