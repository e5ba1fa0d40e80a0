-- SPDX-License-Identifier: Apache-2.0
-- Whoever appends next waits here, so that two writers do not have to be run again.
SELECT size, subtrees FROM audit_head WHERE id = 0 FOR UPDATE
