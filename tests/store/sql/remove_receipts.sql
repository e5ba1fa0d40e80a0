-- SPDX-License-Identifier: Apache-2.0
DELETE FROM counted_receipt WHERE survey_number = $1
