#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""openpyxl, which shares no code with us, reads what we write, and we read what it writes.
Usage: openpyxl_test.py DOOR"""

import datetime
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import openpyxl
except ImportError:
    print("openpyxl is not installed (python3-openpyxl)")
    sys.exit(77)
from openpyxl.cell.cell import TYPE_STRING

DOOR = sys.argv.pop(1)


class WithFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "t.xlsx"

    def read_by_us(self):
        """{name: (rows, merged)}, or the code of the problem."""
        done = subprocess.run([DOOR, "read", self.path], capture_output=True, timeout=60)
        text = done.stdout.decode()
        if done.returncode != 0:
            return text
        sheets = {}
        for sheet in text.split("\x1c")[1:]:
            body, *merged = sheet.split("\x1d")
            name, *rows = body.split("\x1e")
            sheets[name] = ([row.split("\x1f")[:-1] for row in rows], merged)
        return sheets


class WhatWeWrite(WithFolder):
    def setUp(self):
        super().setUp()
        subprocess.run([DOOR, "write", self.path], check=True, timeout=60)
        self.book = openpyxl.load_workbook(self.path)
        self.sheet = self.book["คะแนน"]

    def test_has_its_sheets_and_hides_the_lists(self):
        self.assertEqual(self.book.sheetnames, ["คะแนน", "ที่สอง", "_choices"])
        self.assertEqual([s.sheet_state for s in self.book], ["visible", "visible", "hidden"])
        self.assertEqual(self.book.properties.title, "แม่แบบ")
        self.assertEqual(self.book.properties.created, datetime.datetime(2026, 10, 1))

    def test_has_texts_as_texts_and_numbers_as_numbers(self):
        self.assertEqual(self.sheet["A2"].value, "007")
        formula = self.sheet["B2"]
        self.assertEqual((formula.value, formula.data_type), ('=HYPERLINK("x")', TYPE_STRING))
        self.assertEqual((self.sheet["C2"].value, self.sheet["C2"].number_format), (81.9, "0.00"))
        self.assertEqual((self.sheet["C3"].value, self.sheet["C3"].number_format), (-5, "0"))
        self.assertEqual(self.sheet["B3"].value, "บรรทัด 1\nบรรทัด 2")
        self.assertEqual(self.sheet["A3"].value.replace("_x005F_", "_"), "a_x0041_")

    def test_has_its_layout(self):
        self.assertEqual(self.sheet.freeze_panes, "A2")
        self.assertAlmostEqual(self.sheet.column_dimensions["B"].width, 40.5, delta=1)
        self.assertEqual([str(area) for area in self.sheet.merged_cells.ranges], ["A4:D4"])
        fonts = {cell.font.name for row in self.sheet.iter_rows() for cell in row}
        self.assertEqual(fonts, {"TH Sarabun New"})
        self.assertEqual(self.book._fonts[0].name, "TH Sarabun New")
        self.assertEqual(self.sheet["B2"].font.sz, 14)
        self.assertTrue(self.sheet["A1"].font.b)
        self.assertEqual(self.sheet["C1"].comment.text, "ทศนิยมสองตำแหน่ง")

    def test_lets_only_inputs_be_changed_and_offers_choices(self):
        self.assertTrue(self.sheet.protection.sheet)
        self.assertFalse(self.sheet["D2"].protection.locked)
        self.assertTrue(self.sheet["C2"].protection.locked)
        (validation,) = self.sheet.data_validations.dataValidation
        self.assertEqual((validation.type, str(validation.sqref)), ("list", "D2:D3"))
        self.assertEqual(validation.formula1, "_choices!$A$1:$A$2")
        self.assertEqual([cell.value for cell in self.book["_choices"]["A"]], ["ผ่าน", "ไม่ผ่าน, รอแก้"])
        self.assertEqual(validation.prompt, "เลือกผล")


class WhatOthersWrite(WithFolder):
    def test_is_read_by_us(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "ผล ๑"
        sheet.append(["ชื่อ", 81.9, 1207, 0.1 + 0.2, True, None, "=x", "  a\n<b> "])
        sheet["G1"].data_type = TYPE_STRING
        sheet["A3"] = datetime.date(2026, 10, 1)
        sheet["B3"] = datetime.datetime(2026, 10, 1, 9, 30)
        sheet["C3"] = datetime.time(9, 30)
        sheet["D3"] = 0.819
        sheet["D3"].number_format = "0.00%"
        sheet["E3"] = 42
        sheet["E3"].number_format = "00000"
        sheet["F3"] = 46296
        sheet["F3"].number_format = "[$-107041E]d mmmm yyyy;@"
        sheet["AB4"] = "ไกล"
        sheet.merge_cells("A5:C6")
        sheet["A5"] = "รวม"
        book.create_sheet("ซ่อน").sheet_state = "hidden"
        book.create_sheet("ว่าง")
        book.save(self.path)
        read = self.read_by_us()
        self.assertEqual(list(read), ["ผล ๑", "ว่าง"])
        rows, merged = read["ผล ๑"]
        self.assertEqual(rows[0], ["ชื่อ", "81.9", "1207", "0.3", "TRUE", "", "=x", "  a\n<b> "])
        self.assertEqual(rows[1], [])
        self.assertEqual(rows[2], ["2026-10-01", "2026-10-01T09:30:00", "09:30:00", "81.9%", "00042", "2026-10-01"])
        self.assertEqual((len(rows[3]), rows[3][27]), (28, "ไกล"))
        self.assertEqual(rows[4], ["รวม"])
        self.assertEqual(merged, ["A5:C6"])

    def test_streamed_workbooks_are_read_too(self):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("ก")
        expected = [[f"แถว {i}", str(i), f"{i}.25"] for i in range(2000)]
        for name, whole, points in expected:
            sheet.append([name, int(whole), float(points)])
        book.save(self.path)
        self.assertEqual(self.read_by_us()["ก"][0], expected)

    def test_every_number_a_score_can_be_comes_back_as_written(self):
        book = openpyxl.Workbook()
        for hundredths in range(0, 10001):
            book.active.append([hundredths / 100])
        book.save(self.path)
        rows, _ = self.read_by_us()["Sheet"]
        self.assertEqual([row[0] for row in rows], [f"{i / 100:.2f}".rstrip("0").rstrip(".") for i in range(10001)])

    def test_workbooks_counting_from_1904_have_the_same_days(self):
        book = openpyxl.Workbook()
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.active["A1"] = datetime.date(2026, 10, 1)
        book.save(self.path)
        self.assertEqual(self.read_by_us()["Sheet"][0], [["2026-10-01"]])


if __name__ == "__main__":
    unittest.main()
