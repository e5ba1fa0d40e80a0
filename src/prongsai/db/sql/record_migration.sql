-- SPDX-License-Identifier: Apache-2.0
INSERT INTO schema_migration (number, name, digest, applied_at, duration_us) VALUES ($1, $2, $3, $4, $5)
