-- SPDX-License-Identifier: Apache-2.0
SELECT survey_number, agency_id, link, round_id, edition_id, fingerprint, instrument, part, purpose, credential, box_id, state, opens_at, closes_at,
  version
FROM survey WHERE round_id = $1 AND purpose = 'official' ORDER BY survey_number
