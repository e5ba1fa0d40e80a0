-- SPDX-License-Identifier: Apache-2.0
SELECT draft_id, person_id, file_name, content, digest, register_version, created_at FROM register_draft
WHERE draft_id = $1 AND created_at > $2
