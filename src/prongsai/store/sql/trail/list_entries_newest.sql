-- SPDX-License-Identifier: Apache-2.0
SELECT sequence, line FROM audit_entry WHERE sequence < $1 ORDER BY sequence DESC LIMIT $2
