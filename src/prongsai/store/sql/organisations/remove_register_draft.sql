-- SPDX-License-Identifier: Apache-2.0
DELETE FROM register_draft WHERE draft_id = $1
