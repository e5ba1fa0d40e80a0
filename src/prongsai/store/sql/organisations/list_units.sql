-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, unit_id, name, version, ended_at FROM unit WHERE agency_id = $1 ORDER BY name, unit_id
