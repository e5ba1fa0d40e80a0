-- SPDX-License-Identifier: Apache-2.0
-- $1 numbers of surveys, $2 digests of $3 bytes each.
SELECT COALESCE((SELECT c.used FROM survey_code c WHERE c.survey_number = i.survey AND c.code_digest = substring($2 FROM ($3 * (i.n - 1) + 1)::int FOR $3::int) LIMIT 1), -1)
FROM unnest($1::text::bigint[]) WITH ORDINALITY AS i (survey, n) ORDER BY i.n
