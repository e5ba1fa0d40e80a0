-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, kind, year, number, state, day, title, edition_id, data, plan_mark, template_fingerprint, document_fingerprint, software,
  note, published_by, published_at
FROM document_version WHERE agency_id = $1 AND state = 'published' ORDER BY year DESC, kind
