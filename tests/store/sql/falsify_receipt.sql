-- SPDX-License-Identifier: Apache-2.0
DELETE FROM counted_receipt WHERE survey_number = $1 AND receipt = (SELECT receipt FROM counted_receipt WHERE survey_number = $1 ORDER BY receipt LIMIT 1)
