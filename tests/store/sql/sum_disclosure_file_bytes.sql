-- SPDX-License-Identifier: Apache-2.0
SELECT CAST(COALESCE(SUM(LENGTH(content)), 0) AS {integer}) FROM disclosure_file WHERE agency_id = $1
