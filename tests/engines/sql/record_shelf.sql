-- SPDX-License-Identifier: Apache-2.0
INSERT INTO shelf (number, label, inside) VALUES ($1, $2, $3)
