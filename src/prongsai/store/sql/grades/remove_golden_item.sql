-- SPDX-License-Identifier: Apache-2.0
DELETE FROM golden_item WHERE agency_id = $1 AND round_id = $2 AND item = $3
