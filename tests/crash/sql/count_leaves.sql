-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM audit_node WHERE level = 0
