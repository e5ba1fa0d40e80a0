-- SPDX-License-Identifier: Apache-2.0
SELECT MAX(number) FROM disclosure_file WHERE agency_id = $1 AND round_id = $2 AND item = $3
