# SPDX-License-Identifier: Apache-2.0
"""The invented register: the same bytes on each run, 8,400 rows, nothing that could be taken for a real agency."""

import csv
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools/make_demo_register.py"


def run(folder, *options):
    path = pathlib.Path(folder) / "register.csv"
    subprocess.run([sys.executable, "-B", str(TOOL), str(path), *map(str, options)], check=True)
    return path


class MakeDemoRegister(unittest.TestCase):
    def test_writes_the_same_bytes_on_each_run(self):
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            self.assertEqual(run(one).read_bytes(), run(other).read_bytes())

    def test_writes_8400_agencies_all_marked_as_made_up(self):
        with tempfile.TemporaryDirectory() as folder, run(folder).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        self.assertEqual(len(rows), 8401)
        for row in rows[1:]:
            self.assertTrue(row[0].startswith("x-"), row[0])
            self.assertTrue(row[1].endswith("(สมมติ)"), row[1])
            self.assertTrue(row[2].endswith("(made up)"), row[2])
        self.assertEqual(len({row[0] for row in rows}), 8401)
        self.assertEqual(len({row[1] for row in rows}), 8401)

    def test_writes_a_workbook_with_the_same_rows(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("openpyxl is not installed")
        with tempfile.TemporaryDirectory() as folder:
            book_path = pathlib.Path(folder) / "register.xlsx"
            path = run(folder, "--xlsx", book_path)
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            sheet = openpyxl.load_workbook(book_path, read_only=True).active
            cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        self.assertEqual(cells, rows)


if __name__ == "__main__":
    unittest.main()
