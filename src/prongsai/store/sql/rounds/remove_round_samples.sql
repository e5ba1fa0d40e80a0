-- SPDX-License-Identifier: Apache-2.0
DELETE FROM round_sample WHERE agency_id = $1 AND round_id = $2
