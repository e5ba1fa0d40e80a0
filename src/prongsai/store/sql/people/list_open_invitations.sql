-- SPDX-License-Identifier: Apache-2.0
SELECT digest, public_id, purpose, mail, name, role, province_id, agency_id, unit_id, invited_by, created_at, expires_at, used_at, ended_at FROM invitation
WHERE purpose = 'invitation' AND used_at IS NULL AND ended_at IS NULL AND expires_at > $1
  AND ($2 = '' OR province_id = $2) AND ($3 = '' OR agency_id = $3)
ORDER BY created_at DESC, public_id LIMIT $4
