-- SPDX-License-Identifier: Apache-2.0
INSERT INTO document_file (agency_id, kind, year, number, format, content, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7)
