-- SPDX-License-Identifier: Apache-2.0
-- $1 numbers of surveys, $2 digests in pairs of 16 bytes, $3 where each sealed ballot begins in $5, $4 how long it is. A look-up for each row
-- instead of a join: no estimate of sizes can make it a walk through all ballots.
INSERT INTO sealed_ballot (survey_number, submission, receipt, sealed)
SELECT i.survey, substring($2 FROM (32 * i.n - 31)::int FOR 16), substring($2 FROM (32 * i.n - 15)::int FOR 16), substring($5 FROM i.start FOR i.length)
FROM unnest($1::text::bigint[], $3::text::int[], $4::text::int[]) WITH ORDINALITY AS i (survey, start, length, n)
WHERE (SELECT b.state FROM survey s JOIN ballot_box b ON b.box_id = s.box_id WHERE s.survey_number = i.survey AND s.state = 'collecting' LIMIT 1) = 'sealed'
ON CONFLICT (receipt, submission, survey_number) DO NOTHING
RETURNING survey_number, submission
