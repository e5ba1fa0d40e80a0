-- SPDX-License-Identifier: Apache-2.0
INSERT INTO round (round_id, edition_id, name_th, name_en, fiscal_year, state, fingerprint, calendar_hash, frozen_hash, created_at, opened_at, closed_at, published_at, version)
VALUES ($1, $2, $3, $4, $5, 'draft', '', '', '', $6, NULL, NULL, NULL, 1)
