-- SPDX-License-Identifier: Apache-2.0
INSERT INTO sealed_ballot (survey_number, submission, receipt, sealed) SELECT $1, $2, $3, $4
WHERE EXISTS (SELECT 1 FROM survey s JOIN ballot_box b ON b.box_id = s.box_id WHERE s.survey_number = $1 AND s.state = 'collecting' AND b.state = 'sealed')
ON CONFLICT (receipt, submission, survey_number) DO NOTHING
