-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM round_agency WHERE round_id = $1
