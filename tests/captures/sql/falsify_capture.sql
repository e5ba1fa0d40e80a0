-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET body_bytes = body_bytes + 1 WHERE capture_id = $1
