-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, instrument, demand, count FROM round_sample WHERE round_id = $1
