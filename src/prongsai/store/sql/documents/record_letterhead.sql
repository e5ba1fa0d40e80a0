-- SPDX-License-Identifier: Apache-2.0
INSERT INTO letterhead (agency_id, issuer, place, telephone, mail, header, signer, signer_position, digits, logo, logo_type, version,
  changed_by, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (agency_id) DO UPDATE SET issuer = excluded.issuer, place = excluded.place, telephone = excluded.telephone, mail = excluded.mail,
  header = excluded.header, signer = excluded.signer, signer_position = excluded.signer_position, digits = excluded.digits, logo = excluded.logo,
  logo_type = excluded.logo_type, version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
