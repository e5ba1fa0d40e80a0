-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, year, edition_id, version, made_by, made_at, changed_by, changed_at FROM plan WHERE agency_id = $1 ORDER BY year DESC
