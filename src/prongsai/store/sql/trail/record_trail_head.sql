-- SPDX-License-Identifier: Apache-2.0
INSERT INTO audit_head (id, size, subtrees) VALUES (0, $1, $2)
ON CONFLICT (id) DO UPDATE SET size = excluded.size, subtrees = excluded.subtrees
