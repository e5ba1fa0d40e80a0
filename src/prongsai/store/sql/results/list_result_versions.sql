-- SPDX-License-Identifier: Apache-2.0
-- Newest first, without the documents.
SELECT agency_id, edition_id, number, state, '', fingerprint, made_up, total, level_code, passed, findings, reason, entered_by, entered_at, confirmed_by, confirmed_at, proposed_by, published_by, published_at
FROM result_version WHERE agency_id = $1 AND ($2 = '' OR edition_id = $2) ORDER BY edition_id DESC, number DESC
