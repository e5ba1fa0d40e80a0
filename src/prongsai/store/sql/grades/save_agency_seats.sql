-- SPDX-License-Identifier: Apache-2.0
INSERT INTO agency_seats (agency_id, round_id, document) VALUES ($1, $2, $3)
ON CONFLICT (agency_id, round_id) DO UPDATE SET document = excluded.document
