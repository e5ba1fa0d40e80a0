-- SPDX-License-Identifier: Apache-2.0
INSERT INTO result_draft_source (agency_id, edition_id, number, source_key, title, url, note_th, note_en) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
