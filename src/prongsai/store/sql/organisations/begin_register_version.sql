-- SPDX-License-Identifier: Apache-2.0
INSERT INTO register_head (id, version) VALUES (0, 1)
ON CONFLICT (id) DO UPDATE SET version = register_head.version + 1 RETURNING version
