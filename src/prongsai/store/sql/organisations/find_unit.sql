-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, unit_id, name, version, ended_at FROM unit WHERE agency_id = $1 AND unit_id = $2
