-- SPDX-License-Identifier: Apache-2.0
UPDATE result_version SET state = 'published', proposed_by = $4, published_by = $5, published_at = $6
WHERE agency_id = $1 AND edition_id = $2 AND number = $3 AND state = 'confirmed'
