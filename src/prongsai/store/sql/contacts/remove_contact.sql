-- SPDX-License-Identifier: Apache-2.0
DELETE FROM contact WHERE agency_id = $1 AND contact_id = $2 AND round_id = $3 AND asked = $4
