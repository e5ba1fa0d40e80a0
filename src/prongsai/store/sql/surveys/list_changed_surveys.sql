-- SPDX-License-Identifier: Apache-2.0
SELECT s.survey_number, s.agency_id, s.link, s.round_id, s.edition_id, s.fingerprint, s.instrument, s.part, s.purpose, s.credential, s.box_id,
  s.state, s.opens_at, s.closes_at, s.version, COALESCE(a.name_th, ''), COALESCE(a.name_en, '')
FROM survey s LEFT JOIN agency a ON a.agency_id = s.agency_id
WHERE s.version > $1 ORDER BY s.survey_number
