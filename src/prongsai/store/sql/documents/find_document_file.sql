-- SPDX-License-Identifier: Apache-2.0
SELECT format, content, sha256 FROM document_file WHERE agency_id = $1 AND kind = $2 AND year = $3 AND number = $4 AND format = $5
