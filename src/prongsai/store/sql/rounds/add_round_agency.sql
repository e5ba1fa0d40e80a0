-- SPDX-License-Identifier: Apache-2.0
INSERT INTO round_agency (agency_id, round_id, type, size, province_id, head_count_internal, head_count_external)
SELECT agency_id, $2, '', '', '', NULL, NULL FROM agency WHERE agency_id = $1 AND state = 'active'
ON CONFLICT (agency_id, round_id) DO NOTHING
