-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, edition_id, fingerprint, document FROM result_version WHERE state = 'published' ORDER BY agency_id, edition_id
