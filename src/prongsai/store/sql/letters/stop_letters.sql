-- SPDX-License-Identifier: Apache-2.0
INSERT INTO disclosure_letters_stopped (round_id, stopped_by, stopped_at) VALUES ($1, $2, $3) ON CONFLICT (round_id) DO NOTHING
