-- SPDX-License-Identifier: Apache-2.0
SELECT hash FROM audit_node WHERE level = $1 AND number = $2
