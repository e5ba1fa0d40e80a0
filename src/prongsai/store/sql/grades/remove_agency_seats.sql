-- SPDX-License-Identifier: Apache-2.0
DELETE FROM agency_seats WHERE agency_id = $1 AND round_id = $2
