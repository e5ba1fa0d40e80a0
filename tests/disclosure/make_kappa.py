#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes kappa.tsv: tables of two assessors' grades with Cohen's kappa by its definition, in floating point.

Independent of the program on purpose: proportions instead of counts, agreement weights 1 - |i - j| / (k - 1)
(Cohen 1968) instead of disagreements. Run it from anywhere; the file beside it is written anew.
"""

import pathlib
import random


def kappa(table, weight):
    choices = len(table)
    total = sum(map(sum, table))
    share = [[count / total for count in row] for row in table]
    rows = [sum(row) for row in share]
    columns = [sum(share[i][j] for i in range(choices)) for j in range(choices)]
    observed = sum(weight(i, j) * share[i][j] for i in range(choices) for j in range(choices))
    expected = sum(weight(i, j) * rows[i] * columns[j] for i in range(choices) for j in range(choices))
    if total < 2 or abs(1 - expected) < 1e-12:
        return None
    return (observed - expected) / (1 - expected)


def written(value):
    return "nothing" if value is None else f"{0.0 if abs(value) < 5e-5 else value:.4f}"


def near_half(value):
    """Whether four decimals could be cut either way: such a table is left out."""
    return value is not None and abs((abs(value) * 10_000) % 1 - 0.5) < 1e-6


def main():
    chance = random.Random(2569)
    lines = ["# choices, kappa, kappa with linear weights, counts row by row; made by make_kappa.py"]
    while len(lines) <= 400:
        choices = chance.randint(2, 7)
        most = chance.choice([3, 30, 20_000])
        lean = chance.random()
        table = [[chance.randint(0, most) if i == j or chance.random() < lean else 0 for j in range(choices)]
                 for i in range(choices)]
        if sum(map(sum, table)) == 0:
            continue
        plain = kappa(table, lambda i, j: float(i == j))
        linear = kappa(table, lambda i, j: 1 - abs(i - j) / (choices - 1)) if choices > 2 else None
        if near_half(plain) or near_half(linear):
            continue
        counts = [str(count) for row in table for count in row]
        lines.append("\t".join([str(choices), written(plain), written(linear), *counts]))
    pathlib.Path(__file__).with_name("kappa.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
