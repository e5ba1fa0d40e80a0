-- SPDX-License-Identifier: Apache-2.0
-- What a newer version takes the place of: the pending one where $3 is 'pending', the published one where it is 'published'.
UPDATE result_version SET state = 'replaced' WHERE agency_id = $1 AND edition_id = $2
  AND (($3 = 'pending' AND state IN ('entered', 'confirmed')) OR ($3 = 'published' AND state = 'published'))
