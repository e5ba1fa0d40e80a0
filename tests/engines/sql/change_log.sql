-- SPDX-License-Identifier: Apache-2.0
UPDATE log SET line = $2 WHERE number = $1
