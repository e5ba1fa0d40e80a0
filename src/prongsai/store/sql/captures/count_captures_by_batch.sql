-- SPDX-License-Identifier: Apache-2.0
SELECT batch_id, COUNT(*) FROM capture GROUP BY batch_id ORDER BY batch_id
