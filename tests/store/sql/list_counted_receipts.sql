-- SPDX-License-Identifier: Apache-2.0
SELECT receipt FROM counted_receipt WHERE survey_number = $1 ORDER BY receipt
