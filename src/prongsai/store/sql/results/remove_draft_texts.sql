-- SPDX-License-Identifier: Apache-2.0
DELETE FROM result_draft_text WHERE agency_id = $1 AND edition_id = $2
