-- SPDX-License-Identifier: Apache-2.0
UPDATE ballot_box SET key_custody = $3, state = $4, version = version + 1 WHERE box_id = $1 AND version = $2
