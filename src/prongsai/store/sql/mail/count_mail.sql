-- SPDX-License-Identifier: Apache-2.0
SELECT state, COUNT(*) FROM mail_message GROUP BY state ORDER BY state
