-- SPDX-License-Identifier: Apache-2.0
SELECT version, begun_version, is_open, made_up, changed_by, changed_at FROM result_draft WHERE agency_id = $1 AND edition_id = $2
