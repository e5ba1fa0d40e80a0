-- SPDX-License-Identifier: Apache-2.0
DELETE FROM disclosure_link WHERE agency_id = $1 AND round_id = $2 AND item = $3
