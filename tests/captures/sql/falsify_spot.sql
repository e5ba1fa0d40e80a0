-- SPDX-License-Identifier: Apache-2.0
UPDATE capture_exchange SET answer_offset = $2, answer_length = $3 WHERE capture_id = $1
