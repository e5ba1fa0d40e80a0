-- SPDX-License-Identifier: Apache-2.0
DELETE FROM capture_check WHERE agency_id = $1 AND capture_id = $2
