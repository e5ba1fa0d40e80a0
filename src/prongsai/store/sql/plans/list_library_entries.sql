-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, entry_id, content FROM library_entry WHERE agency_id = $1 AND is_removed = 0 ORDER BY entry_id
