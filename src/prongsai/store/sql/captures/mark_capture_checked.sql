-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET checked_with = $3 WHERE agency_id = $1 AND capture_id = $2
