-- SPDX-License-Identifier: Apache-2.0
-- Of the receipts from $1 up to, but not with, $2; none of a survey that is still to be opened.
DELETE FROM sealed_ballot WHERE receipt >= $1 AND receipt < $2
  AND survey_number IN (SELECT survey_number FROM survey WHERE state = 'opened')
