-- SPDX-License-Identifier: Apache-2.0
SELECT size, signed_at, note FROM audit_checkpoint ORDER BY size DESC LIMIT 1
