-- SPDX-License-Identifier: Apache-2.0
SELECT source_key, title, url, note_th, note_en FROM result_draft_source WHERE agency_id = $1 AND edition_id = $2 ORDER BY number
