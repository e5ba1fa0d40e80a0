-- SPDX-License-Identifier: Apache-2.0
INSERT INTO audit_checkpoint (size, signed_at, note) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING
