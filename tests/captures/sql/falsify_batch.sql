-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET batch_id = 'cb-of-nobody' WHERE capture_id = $1
