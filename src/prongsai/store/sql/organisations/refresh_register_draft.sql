-- SPDX-License-Identifier: Apache-2.0
UPDATE register_draft SET register_version = $2 WHERE draft_id = $1
