-- SPDX-License-Identifier: Apache-2.0
SELECT CAST(COALESCE(SUM(ballots), 0) AS {integer}) FROM counted_receipt WHERE survey_number = $1
