-- SPDX-License-Identifier: Apache-2.0
INSERT INTO audit_node (level, number, hash) VALUES ($1, $2, $3)
