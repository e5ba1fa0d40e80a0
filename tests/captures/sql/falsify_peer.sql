-- SPDX-License-Identifier: Apache-2.0
UPDATE capture_exchange SET peer = '203.0.113.5' WHERE capture_id = $1
