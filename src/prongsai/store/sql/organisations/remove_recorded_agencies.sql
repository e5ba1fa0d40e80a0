-- SPDX-License-Identifier: Apache-2.0
-- Makes room for the rows that take the place of these.
DELETE FROM agency WHERE agency_id IN (SELECT agency_id FROM agency_version WHERE register_version = $1)
