-- SPDX-License-Identifier: Apache-2.0
-- $1 numbers of surveys, $2 digests in pairs of 16 bytes.
SELECT COALESCE((
  SELECT 1 FROM sealed_ballot b
  WHERE b.receipt = substring($2 FROM (32 * i.n - 15)::int FOR 16) AND b.submission = substring($2 FROM (32 * i.n - 31)::int FOR 16)
    AND b.survey_number = i.survey LIMIT 1), 0)
FROM unnest($1::text::bigint[]) WITH ORDINALITY AS i (survey, n) ORDER BY i.n
