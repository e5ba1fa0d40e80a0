-- SPDX-License-Identifier: Apache-2.0
SELECT link FROM survey ORDER BY link
