-- SPDX-License-Identifier: Apache-2.0
SELECT size, subtrees FROM audit_head WHERE id = 0
