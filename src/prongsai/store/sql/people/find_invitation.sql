-- SPDX-License-Identifier: Apache-2.0
SELECT digest, public_id, purpose, mail, name, role, province_id, agency_id, unit_id, invited_by, created_at, expires_at, used_at, ended_at FROM invitation WHERE digest = $1
