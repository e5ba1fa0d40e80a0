-- SPDX-License-Identifier: Apache-2.0
INSERT INTO captured_text (body_sha256, read_as, pages, table_rows, text_packed, text_bytes, text_sha256, trouble)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING
