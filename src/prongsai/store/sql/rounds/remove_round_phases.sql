-- SPDX-License-Identifier: Apache-2.0
DELETE FROM round_phase WHERE round_id = $1
