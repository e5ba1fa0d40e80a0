-- SPDX-License-Identifier: Apache-2.0
UPDATE document_version SET state = 'replaced' WHERE agency_id = $1 AND kind = $2 AND year = $3 AND state = 'published'
