-- SPDX-License-Identifier: Apache-2.0
DELETE FROM round_agency WHERE round_id = $1
