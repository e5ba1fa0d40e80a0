-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, item, choice, reason, set_by, set_at FROM golden_item WHERE round_id = $1 ORDER BY agency_id, item
