-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM disclosure_letters_stopped WHERE round_id = $1
