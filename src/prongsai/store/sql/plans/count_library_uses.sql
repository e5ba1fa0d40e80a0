-- SPDX-License-Identifier: Apache-2.0
SELECT origin, COUNT(*) FROM plan_record WHERE origin <> '' AND is_removed = 0 AND origin LIKE 'library:%' GROUP BY origin
