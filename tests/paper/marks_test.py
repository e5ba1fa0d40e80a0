#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Five hundred words with stacked marks, typeset in a table: other programs (poppler) read back exactly what was written, and the
ink of each row is the ink of the same word alone on a page. A row whose top is cut off on purpose must be found.

    marks_test.py WRITE_MARKS
"""
import itertools
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CONSONANTS = [chr(c) for c in range(0x0E01, 0x0E2F) if chr(c) not in "ฤฦ"]
UPPER = ["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู"]
TONES = ["", "่", "้", "๊", "๋", "์"]
WORDS = ["ปิ่น", "ป้ำ", "ฟั้น", "ญู", "ฐู", "ที่", "ผู้", "น้ำ", "ซ้ำ", "ก๊อก", "ฝั่ง", "ปี๋", "ฟ้า", "ญุ่น", "ฐุ้", "กตัญญู", "ปู่", "ฝุ่น", "ผึ้ง", "ฬี้", "ป๋ำ",
         "เป็น", "เห็น", "น็อต", "สิทธิ์", "พันธุ์", "ศักดิ์", "ตัวชี้วัด", "ขั้นตอน", "ผู้มีส่วนได้ส่วนเสีย", "ทั้งสิ้น", "ซื้อ", "เพิ่มขึ้น", "ค่าน้ำประปา", "ใช้", "ฎีกา", "ฏุ๋", "ฤดู", "ปฏิบัติ"]
COUNT = 500
DPI = 200
DARK = 130         # darker than any shade or thin rule
ROWS_APART = 2     # pixels: thin tips of marks fade where they fall between two rows
MASS_APART = 0.08  # ink that may differ for the same reason
CUT = 5            # pixels taken off the top to show that the check sees it: 0.6 mm


def strings():
    """Every letter, vowel and tone in turn; three syllables a word, so that marks stand beside marks."""
    syllables = [c + u + t for c, u, t in itertools.product(CONSONANTS, UPPER, TONES) if u + t]
    made = list(WORDS)
    step = 0
    while len(made) < COUNT:
        made.append("".join(syllables[(step * 3 + i) * 37 % len(syllables)] for i in range(3)))
        step += 1
    return made


def lines_of(pdf):
    """(page, top in points) of each line with Thai in it, as poppler finds them; it may cut a line into several words."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    found, page = [], 0
    for line in text.splitlines():
        page += "<page " in line
        m = re.search(r'yMin="([\d.]+)".*>(.*)</word>', line)
        if m and re.search("[ก-๛]", m[2]) and not (found and found[-1][0] == page and abs(found[-1][1] - float(m[1])) < 6):
            found.append((page, float(m[1])))
    return found


def text_of(pdf):
    """Lines with Thai in them, as poppler reads them."""
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [line.strip("\f ") for line in text.splitlines() if re.search("[ก-๛]", line)]


def pages_of(pdf, folder, height=None):
    """Each page as (width, rows of grey bytes); only its head, where a height in pixels is given."""
    area = ["-x", "0", "-y", "0", "-W", str(int(8.27 * DPI)), "-H", str(height)] if height else []
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", *area, str(pdf), str(folder / pdf.stem)], check=True)
    pages = []
    for path in sorted(folder.glob(pdf.stem + "-*.pgm")):
        data = path.read_bytes()
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        width, rows = int(head[1]), int(head[2])
        body = data[head.end():]
        pages.append([body[y * width:(y + 1) * width] for y in range(rows)])
        path.unlink()
    return pages


def ink_of(page, top, height):
    """Of the dark pixels in a strip: first and last row, and how much ink there is."""
    first, last, mass = None, None, 0
    for y in range(round(top), round(top + height)):
        dark = [255 - p for p in page[y] if p < DARK] if y < len(page) else []
        if dark and len(dark) < len(page[y]) / 2:  # not the rule over a table
            first = y - round(top) if first is None else first
            last = y - round(top)
            mass += sum(dark)
    return first, last, mass


def is_same(ink, alone):
    return (None not in ink and None not in alone and abs(ink[0] - alone[0]) <= ROWS_APART and abs(ink[1] - alone[1]) <= ROWS_APART
            and abs(ink[2] - alone[2]) <= MASS_APART * alone[2])


def main(program):
    wanted = strings()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "strings.txt").write_text("\n".join(wanted) + "\n", encoding="utf-8")
        table, alone = folder / "table.pdf", folder / "alone.pdf"
        subprocess.run([program, folder / "strings.txt", table, alone], check=True)

        for pdf in table, alone:
            read = text_of(pdf)
            for number, text in enumerate(wanted):
                got = read[number] if number < len(read) else "(nothing)"
                assert got == text, f"{pdf.name}, row {number + 1}: written {text!r}, read {got!r}"
            assert len(read) == len(wanted), f"{pdf.name}: {len(read)} lines read of {len(wanted)}"
        rows, singles = lines_of(table), lines_of(alone)
        assert len(rows) == len(singles) == len(wanted), f"{len(rows)} and {len(singles)} lines found of {len(wanted)}"

        # A strip from the upper edge of the row's cell to the lower one, as far as its own word reaches.
        scale, strip = DPI / 72, 21 * DPI / 72
        above = 5 * scale
        pages = pages_of(table, folder)
        heads = pages_of(alone, folder, height=round(130 * scale))
        clipped = cut = 0
        for number, text in enumerate(wanted):
            page, top = rows[number]
            single, single_top = singles[number]
            ink = ink_of(pages[page - 1], top * scale - above, strip)
            reference = ink_of(heads[single - 1], single_top * scale - above, strip)
            if not is_same(ink, reference):
                clipped += 1
                print(f"row {number + 1} {text}: ink {ink}, alone {reference}")
            # The same check on a row that lost a breadth of its top.
            start = round(top * scale - above) + (ink[0] or 0)
            maimed = list(pages[page - 1])
            for y in range(start, start + CUT):
                maimed[y] = b"\xff" * len(maimed[y])
            cut += not is_same(ink_of(maimed, top * scale - above, strip), reference)
        assert clipped == 0, f"{clipped} of {len(wanted)} words lost ink or touch another"
        assert cut == len(wanted), f"only {cut} of {len(wanted)} rows cut on purpose were found"
    print(f"{len(wanted)} words read back and found whole; {cut} cut on purpose and found")


if __name__ == "__main__":
    main(sys.argv[1])
