-- SPDX-License-Identifier: Apache-2.0
INSERT INTO session (digest, public_id, person_id, strength, device, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
