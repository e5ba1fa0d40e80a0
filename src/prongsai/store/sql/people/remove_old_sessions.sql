-- SPDX-License-Identifier: Apache-2.0
DELETE FROM session WHERE expires_at <= $1
