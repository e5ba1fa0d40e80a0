-- SPDX-License-Identifier: Apache-2.0
SELECT title FROM book ORDER BY title
