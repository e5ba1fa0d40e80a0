-- SPDX-License-Identifier: Apache-2.0
INSERT INTO unit (agency_id, unit_id, name, version, ended_at) VALUES ($1, $2, $3, 1, NULL)
