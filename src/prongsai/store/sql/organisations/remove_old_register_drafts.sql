-- SPDX-License-Identifier: Apache-2.0
DELETE FROM register_draft WHERE created_at <= $1 OR person_id = $2
