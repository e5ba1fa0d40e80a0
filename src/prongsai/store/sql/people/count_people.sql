-- SPDX-License-Identifier: Apache-2.0
SELECT COUNT(*) FROM person
