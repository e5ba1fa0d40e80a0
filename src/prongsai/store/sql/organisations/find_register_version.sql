-- SPDX-License-Identifier: Apache-2.0
SELECT version FROM register_head WHERE id = 0
