-- SPDX-License-Identifier: Apache-2.0
SELECT line FROM audit_entry WHERE sequence >= $1 AND sequence < $2 ORDER BY sequence
