-- SPDX-License-Identifier: Apache-2.0
SELECT body_sha256, read_as, pages, table_rows, text_packed, text_bytes, text_sha256, trouble
FROM captured_text WHERE body_sha256 = $1
