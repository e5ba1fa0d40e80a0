-- SPDX-License-Identifier: Apache-2.0
SELECT sequence, line FROM audit_entry WHERE action = 'capture.keep' AND sequence > $1 ORDER BY sequence LIMIT $2
