-- SPDX-License-Identifier: Apache-2.0
SELECT item, address, path FROM disclosure_link WHERE agency_id = $1 AND round_id = $2 ORDER BY item, number
