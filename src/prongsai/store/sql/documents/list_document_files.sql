-- SPDX-License-Identifier: Apache-2.0
SELECT format, sha256, CAST(length(content) AS {integer}) FROM document_file WHERE agency_id = $1 AND kind = $2 AND year = $3 AND number = $4 ORDER BY format
