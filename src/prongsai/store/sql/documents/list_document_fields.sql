-- SPDX-License-Identifier: Apache-2.0
SELECT field, content, version, changed_by, changed_at FROM document_field
WHERE agency_id = $1 AND kind = $2 AND year = $3 ORDER BY field
