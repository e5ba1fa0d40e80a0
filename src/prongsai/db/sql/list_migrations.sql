-- SPDX-License-Identifier: Apache-2.0
SELECT number, name, digest, applied_at, duration_us FROM schema_migration ORDER BY number
