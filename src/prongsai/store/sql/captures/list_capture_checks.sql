-- SPDX-License-Identifier: Apache-2.0
SELECT check_code, verdict, part, details, excerpt
FROM capture_check WHERE agency_id = $1 AND capture_id = $2 ORDER BY number
