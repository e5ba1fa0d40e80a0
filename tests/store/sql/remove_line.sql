-- SPDX-License-Identifier: Apache-2.0
DELETE FROM audit_entry WHERE sequence = 10
