-- SPDX-License-Identifier: Apache-2.0
UPDATE result_version SET state = 'confirmed', confirmed_by = $4, confirmed_at = $5
WHERE agency_id = $1 AND edition_id = $2 AND number = $3 AND state = 'entered'
