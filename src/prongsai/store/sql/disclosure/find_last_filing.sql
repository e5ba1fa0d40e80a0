-- SPDX-License-Identifier: Apache-2.0
SELECT number, sha256, items, shown, is_late, handed_in_by, handed_in_at, document FROM disclosure_filing
WHERE agency_id = $1 AND round_id = $2 ORDER BY number DESC LIMIT 1
