-- SPDX-License-Identifier: Apache-2.0
UPDATE round SET version = version + 1 WHERE round_id = $1 AND version = $2
