-- SPDX-License-Identifier: Apache-2.0
INSERT INTO register_draft (draft_id, person_id, file_name, content, digest, register_version, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
