-- SPDX-License-Identifier: Apache-2.0
DELETE FROM contact_intake WHERE created_at < $1
