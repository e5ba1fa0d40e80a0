-- SPDX-License-Identifier: Apache-2.0
SELECT round_id, edition_id, name_th, name_en, fiscal_year, state, fingerprint, calendar_hash, frozen_hash, created_at, opened_at, closed_at, published_at, version FROM round WHERE round_id = $1
