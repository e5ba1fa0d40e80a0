#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""openpyxl, which shares no code with us, opens the workbook of a plan and works in it as an office would; what it saves
is taken in. Usage: openpyxl_test.py DOOR"""

import datetime
import json
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

DOOR = sys.argv.pop(1)
SHEETS = ["คำอธิบาย", "เป้าหมาย", "มาตรการ", "กิจกรรม", "ข้อเสนอแนะ", "สาเหตุ", "ข้อจำกัด", "คณะกรรมการ", "ถ้อยแถลง",
          "รายงานความก้าวหน้า"]


class WithPlan(unittest.TestCase):
    language = "th"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.database = Path(folder.name) / "plan.db"
        self.path = Path(folder.name) / "plan.xlsx"
        subprocess.run([DOOR, "make", self.database, self.path, self.language], check=True, timeout=60)
        self.book = openpyxl.load_workbook(self.path)

    def take(self):
        self.book.save(self.path)
        done = subprocess.run([DOOR, "take", self.database, self.path], capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return json.loads(done.stdout)

    def column(self, sheet, code):
        return next(cell.column for cell in self.book[sheet][1] if cell.value == code)

    def cell(self, sheet, row, code):
        return self.book[sheet].cell(row, self.column(sheet, code))

    def row_of(self, sheet, code, text):
        column = self.column(sheet, code)
        return next(cell.row for (cell,) in self.book[sheet].iter_rows(min_col=column, max_col=column)
                    if cell.value == text)


class WhatIsHandedOut(WithPlan):
    def test_has_a_worksheet_a_kind(self):
        self.assertEqual(self.book.sheetnames, SHEETS + ["_choices"])
        self.assertEqual({sheet.sheet_state for sheet in self.book if sheet.title != "_choices"}, {"visible"})

    def test_explains_itself_in_six_short_lines(self):
        lines = [cell.value for (cell,) in self.book["คำอธิบาย"].iter_rows(max_col=1)]
        self.assertEqual(len(lines), 7)
        self.assertIn("2567", lines[0])
        self.assertTrue(all(len(line) < 260 for line in lines[1:]))

    def test_hides_its_marks_and_keeps_headings_in_sight(self):
        for name in SHEETS[1:]:
            sheet = self.book[name]
            self.assertTrue(sheet.row_dimensions[1].hidden, name)
            self.assertTrue(sheet.column_dimensions["A"].hidden, name)
            self.assertEqual(sheet.freeze_panes, "A3", name)
            self.assertTrue(sheet["B2"].font.b, name)
            self.assertFalse(sheet.protection.sheet, "rows may be inserted")

    def test_has_what_a_person_would_type(self):
        row = self.row_of("มาตรการ", "title", "เปิดเผยข้อมูลให้ครบ")
        found = {code: self.cell("มาตรการ", row, code).value
                 for code in ("number", "responsible", "period", "monitoring", "text", "remove")}
        self.assertEqual(found, {"number": "1", "responsible": "กอง clerk\nกลุ่มงานพิเศษ",
                                 "period": "1 มีนาคม – 31 พฤษภาคม 2567",
                                 "monitoring": "รายงานทุกเดือน\nต่อผู้บริหาร", "text": None, "remove": None})
        step = self.cell("มาตรการ", row + 1, "text")
        self.assertEqual(step.value, "รวบรวมข้อมูล")
        formula = self.cell("มาตรการ", row + 1, "result")
        self.assertEqual((formula.value, formula.data_type), ("=ครบ", "s"))
        value = self.cell("เป้าหมาย", 3, "value")
        self.assertEqual((value.value, value.data_type), (90.5, "n"))
        self.assertTrue(step.alignment.wrap_text)

    def test_offers_choices_where_there_are_some(self):
        sheet = self.book["กิจกรรม"]
        lists = {}
        for one in sheet.data_validations.dataValidation:
            column = one.sqref.ranges[0].min_col
            start, end = one.formula1.split("!")[1].replace("$", "").split(":")
            values = [cell.value for (cell,) in self.book["_choices"][start:end]]
            lists[sheet.cell(1, column).value] = (values, one.sqref.ranges[0].max_row)
        self.assertEqual(set(lists), {"role", "watches", "status", "remove"})
        self.assertEqual(len(lists["role"][0]), 17)
        self.assertEqual(len(lists["status"][0]), 4)
        self.assertEqual(lists["watches"][0][0], "กิจกรรมที่ 1 เก็บข้อมูล OIT")
        self.assertGreater(lists["status"][1], 200)


class WhatComesBack(WithPlan):
    def test_saved_by_another_program_changes_nothing(self):
        told = self.take()
        self.assertEqual(told["lines"], [])
        self.assertEqual(told["outcome"], "plan_sheets.nothing_to_take")

    def test_is_taken_in_as_it_was_left(self):
        measures = self.book["มาตรการ"]
        row = self.row_of("มาตรการ", "title", "เปิดเผยข้อมูลให้ครบ")
        self.cell("มาตรการ", row, "period").value = "ไตรมาสที่ 3"
        measures.insert_rows(row + 2)
        self.cell("มาตรการ", row + 2, "text").value = "ตรวจทาน"
        self.cell("มาตรการ", row + 2, "responsible").value = "กอง finance"
        other = self.row_of("มาตรการ", "title", "อบรมเจ้าหน้าที่")
        self.cell("มาตรการ", other, "remove").value = "ใช่"
        self.cell("เป้าหมาย", 3, "value").value = 92
        self.cell("คณะกรรมการ", 3, "day").value = datetime.date(2024, 2, 1)
        self.cell("คณะกรรมการ", 3, "order").value = 15
        told = self.take()
        self.assertEqual(told["outcome"], "taken", told["lines"])
        self.assertEqual(sorted(line[0] for line in told["lines"]),
                         ["added", "changed", "changed", "changed", "removes", "removes"])
        records = told["records"]
        measure = next(one for one in records if one["kind"] == "measure")
        self.assertEqual(measure["field.period"], "quarter 3")
        self.assertEqual(measure["field.responsible"], "unit:clerk\nกลุ่มงานพิเศษ")
        steps = [one for one in records if one["kind"] == "step"]
        self.assertEqual([one["parent"] for one in steps], [measure["id"]] * 3)
        self.assertEqual(steps[2]["field.text"], "ตรวจทาน")
        self.assertEqual(steps[2]["field.responsible"], "unit:finance")
        self.assertEqual(sum(one["kind"] == "measure" for one in records), 1)
        self.assertEqual(next(one for one in records if one["kind"] == "target")["field.value"], "92")
        group = next(one for one in records if one["kind"] == "group")
        self.assertEqual((group["field.day"], group["field.order"]), ("2024-02-01", "15"))

    def test_without_its_hidden_row_and_with_columns_in_another_order_is_still_known(self):
        sheet = self.book["มาตรการ"]
        row = self.row_of("มาตรการ", "title", "เปิดเผยข้อมูลให้ครบ")
        self.cell("มาตรการ", row, "target").value = "ครบภายในปี"
        column = self.column("มาตรการ", "target")
        moved = [cell.value for (cell,) in sheet.iter_rows(min_col=column, max_col=column)]
        sheet.delete_cols(column)
        sheet.insert_cols(2)
        for line, text in enumerate(moved, start=1):
            sheet.cell(line, 2).value = text
        sheet.delete_rows(1)
        told = self.take()
        self.assertEqual(told["lines"], [["changed", "เปิดเผยข้อมูลให้ครบ", []]])
        measure = next(one for one in told["records"] if one["kind"] == "measure")
        self.assertEqual(measure["field.target"], "ครบภายในปี")

    def test_a_row_that_was_deleted_is_no_removal(self):
        self.book["กิจกรรม"].delete_rows(3)
        told = self.take()
        self.assertEqual(told["lines"], [])
        self.assertEqual(sum(one["kind"] == "activity" for one in told["records"]), 2)

    def test_a_wrong_cell_keeps_everything_out(self):
        row = self.row_of("มาตรการ", "title", "เปิดเผยข้อมูลให้ครบ")
        self.cell("มาตรการ", row, "period").value = "เมื่อพร้อม"
        self.cell("เป้าหมาย", 3, "value").value = 92
        told = self.take()
        self.assertEqual(told["outcome"], "plan_sheets.rows_with_problems")
        self.assertIn(["bad", "เปิดเผยข้อมูลให้ครบ", ["plan.not_a_period"]], told["lines"])
        self.assertEqual(next(one for one in told["records"] if one["kind"] == "target")["field.value"], "90.5")


class InEnglish(WithPlan):
    language = "en"

    def test_saved_by_another_program_changes_nothing(self):
        self.assertEqual(self.book.sheetnames[1:3], ["Targets", "Measures"])
        self.assertEqual(self.take()["lines"], [])


if __name__ == "__main__":
    unittest.main()
