-- SPDX-License-Identifier: Apache-2.0
UPDATE round_agency SET head_count_internal = $3, head_count_external = $4 WHERE agency_id = $1 AND round_id = $2
