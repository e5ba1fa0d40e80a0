-- SPDX-License-Identifier: Apache-2.0
DELETE FROM disclosure_letters_stopped WHERE round_id = $1
