#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Programs that share no code with us open what we write: LibreOffice the DOCX (and poppler reads the pages it
made of them), openpyxl the XLSX. Usage: office_test.py DOOR"""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

try:
    import openpyxl
except ImportError:
    print("openpyxl is not installed (python3-openpyxl)")
    sys.exit(77)
if not shutil.which("soffice") or not shutil.which("pdftotext"):
    print("LibreOffice Writer or poppler-utils is not installed")
    sys.exit(77)

DOOR = sys.argv.pop(1)
HEADER = "บทวิเคราะห์ผลการดำเนินการประเมินคุณธรรมและความโปร่งใส จังหวัดเชียงใหม่ ประจำปีงบประมาณ พ.ศ. 2565"  # of the sample
NAMES = ("sample", "thai", "long", "hostile")


def letters(text):
    """Without blanks; the vowel am in one way, as programs write it in two; without hyphens, which poppler takes for
    those of a broken word at the end of a line."""
    return "".join(text.split()).replace("\u0e4d\u0e32", "\u0e33").replace("-", "")


def base_letters(text):
    """Without marks above and below as well: poppler orders them by their place on the page."""
    return "".join(c for c in letters(text) if not (c == "\u0e31" or "\u0e34" <= c <= "\u0e3a" or "\u0e47" <= c <= "\u0e4e"))


class Office(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = Path(folder.name)
        subprocess.run([DOOR, cls.path], check=True, timeout=60)
        # One start for all files, with a profile of its own.
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{cls.path}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", cls.path] + [cls.path / f"{name}.docx" for name in NAMES],
            check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def text_of_pages(self, name, *options):
        done = subprocess.run(["pdftotext", *options, self.path / f"{name}.pdf", "-"], check=True, timeout=60,
                              capture_output=True)
        return done.stdout.decode()

    def test_libreoffice_loses_no_letter(self):
        for name in NAMES:
            with self.subTest(name):
                plain = (self.path / f"{name}.txt").read_text()
                wanted = Counter(letters("".join(line.lstrip("#") for line in plain.split("\n"))))
                self.assertEqual(wanted - Counter(letters(self.text_of_pages(name))), Counter())

    def test_sentences_and_rows_are_read_back_in_order(self):
        pages = base_letters(self.text_of_pages("sample"))
        self.assertIn(base_letters("จังหวัดเชียงใหม่ได้ 91.50 คะแนน ระดับ A ลดลงจากปีก่อน 1.39 คะแนน"), pages)
        self.assertIn(base_letters("ตารางที่ 1 คะแนนรายตัวชี้วัด เรียงจากคะแนนสูงสุด"), pages)
        rows = base_letters(self.text_of_pages("sample", "-layout"))
        self.assertIn(base_letters("90.25 81.80 ลดลง 8.45 ไม่ผ่าน"), rows)

    def test_the_cover_has_no_number_and_the_other_pages_have(self):
        pages = self.text_of_pages("sample").split("\f")[:-1]
        self.assertNotIn("หน้า", pages[0])
        self.assertNotIn("ฉบับวันที่", pages[0])
        for number, page in enumerate(pages[1:], 2):
            self.assertIn(base_letters(f"หน้า {number} / {len(pages)}"), base_letters(page))

    def test_the_cover_is_one_page_in_whatever_font_is_there(self):
        for name in ("sample", "thai"):
            with self.subTest(name):
                first, second = self.text_of_pages(name).split("\f")[:2]
                self.assertIn("office@chiangmai.example", first)
                self.assertNotIn("office@chiangmai.example", second)

    def test_no_page_is_empty_and_no_heading_ends_one(self):
        plain = (self.path / "sample.txt").read_text().split("\n")
        headings = {base_letters(line.lstrip("#")) for line in plain if line.startswith("#")}
        self.assertGreater(len(headings), 5)
        for number, page in enumerate(self.text_of_pages("sample", "-layout").split("\f")[1:-1], 2):
            lines = [base_letters(line) for line in page.split("\n") if line.strip()]
            foot = next(at for at, line in enumerate(lines) if base_letters(f"หน้า {number} /") in line)
            text = [line for line in lines[:foot] if line not in base_letters(HEADER)]
            self.assertTrue(text, f"page {number} is empty")
            self.assertNotIn(text[-1], headings)

    def test_numbers_are_never_broken(self):
        for name in ("sample", "thai"):
            with self.subTest(name):
                numbers = re.compile("[0-9๐-๙]+[.][0-9๐-๙]{2}")
                wanted = Counter(numbers.findall((self.path / f"{name}.txt").read_text()))
                self.assertGreater(wanted.total(), 50)
                self.assertEqual(wanted - Counter(numbers.findall(self.text_of_pages(name))), Counter())

    def test_a_page_lies_on_its_side(self):
        done = subprocess.run(["pdfinfo", "-f", "1", "-l", "99", self.path / "sample.pdf"], check=True, timeout=60,
                              capture_output=True, text=True)
        sizes = [line.split(":")[1].split()[0] for line in done.stdout.split("\n") if line.startswith("Page ") and "size" in line]
        self.assertEqual({round(float(size)) for size in sizes}, {595, 842})

    def test_heads_are_repeated(self):
        pages = self.text_of_pages("sample").split("\f")
        self.assertGreaterEqual(sum(base_letters("กิจกรรม") in base_letters(page) and "ธ.ค." in page for page in pages), 2)


class Sheets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = Path(folder.name)
        subprocess.run([DOOR, cls.path], check=True, timeout=60)

    def test_numbers_are_numbers_as_they_were_printed(self):
        for name in ("sample", "thai"):
            sheet = openpyxl.load_workbook(self.path / f"{name}.xlsx")["ข้อมูล"]
            rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
            total = rows["2565/total"][2]
            self.assertEqual((total.value, total.number_format), (91.5, "0.00"))
            self.assertEqual(rows["2565/failing"][2].value, 4)

    def test_heads_stand_still_and_can_be_filtered(self):
        sheet = openpyxl.load_workbook(self.path / "sample.xlsx")["ข้อมูล"]
        self.assertEqual(sheet.freeze_panes, "A2")
        self.assertEqual(sheet.auto_filter.ref, f"A1:E{sheet.max_row}")

    def test_a_table_keeps_its_spans(self):
        sheet = openpyxl.load_workbook(self.path / "sample.xlsx")["ผลรายตัวชี้วัด"]
        self.assertEqual({str(area) for area in sheet.merged_cells.ranges},
                         {"A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "A13:B13"})
        self.assertEqual((sheet["C3"].value, sheet["D13"].value), (100, 91.5))

    def test_nothing_is_a_formula(self):
        for name in NAMES:
            for sheet in openpyxl.load_workbook(self.path / f"{name}.xlsx"):
                self.assertFalse([cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"])


if __name__ == "__main__":
    unittest.main()
