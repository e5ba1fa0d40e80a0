-- SPDX-License-Identifier: Apache-2.0
SELECT CASE WHEN EXISTS (SELECT 1 FROM counted_receipt WHERE receipt = $1) THEN 2 WHEN EXISTS (SELECT 1 FROM sealed_ballot WHERE receipt = $1) THEN 1 ELSE 0 END
