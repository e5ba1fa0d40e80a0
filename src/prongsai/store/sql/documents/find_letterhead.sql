-- SPDX-License-Identifier: Apache-2.0
SELECT agency_id, issuer, place, telephone, mail, header, signer, signer_position, digits, logo, logo_type, version, changed_by, changed_at
FROM letterhead WHERE agency_id = $1
