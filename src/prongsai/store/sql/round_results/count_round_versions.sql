-- SPDX-License-Identifier: Apache-2.0
-- Of the agencies of a round, how many have a version of their results under edition $2 in each state.
SELECT v.state, COUNT(*) FROM round_agency p
JOIN result_version v ON v.agency_id = p.agency_id AND v.edition_id = $2 AND v.state IN ('entered', 'confirmed', 'published')
WHERE p.round_id = $1 GROUP BY v.state ORDER BY v.state
