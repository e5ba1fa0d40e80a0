-- SPDX-License-Identifier: Apache-2.0
-- Whoever writes has the whole database to itself from the beginning of its transaction.
SELECT 1
