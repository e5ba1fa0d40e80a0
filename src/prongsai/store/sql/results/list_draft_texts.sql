-- SPDX-License-Identifier: Apache-2.0
SELECT field, content, version, changed_by FROM result_draft_text WHERE agency_id = $1 AND edition_id = $2 ORDER BY field
