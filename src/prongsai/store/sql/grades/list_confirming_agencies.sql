-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id FROM grades_confirmation WHERE round_id = $1 ORDER BY agency_id
