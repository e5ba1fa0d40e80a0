-- SPDX-License-Identifier: Apache-2.0
DELETE FROM contact WHERE round_id = $1 AND asked = $2 AND agency_id = $3
