-- SPDX-License-Identifier: Apache-2.0
INSERT INTO recovery_code (person_id, digest, used_at) VALUES ($1, $2, NULL)
