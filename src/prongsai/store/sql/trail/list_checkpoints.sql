-- SPDX-License-Identifier: Apache-2.0
SELECT size, signed_at, note FROM audit_checkpoint WHERE size > $1 AND size <= $2 ORDER BY size
