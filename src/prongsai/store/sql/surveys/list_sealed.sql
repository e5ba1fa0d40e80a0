-- SPDX-License-Identifier: Apache-2.0
-- Ballots of a few surveys: one walk through all of them.
SELECT survey_number, receipt, sealed FROM sealed_ballot WHERE survey_number BETWEEN $1 AND $2 ORDER BY survey_number, receipt
