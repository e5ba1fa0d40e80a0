#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/demo/: results of an invented province, so that lists and charts have something to show.

Every run writes the same bytes: one seed, only random.random(), no libm. The boxes to fill are read
from the editions themselves, so a changed edition gives changed files. Needs Python 3 and nothing else.

    python3 tools/make_demo_province.py [FOLDER]      (default: data/demo beside this folder)
"""
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED = 25642566
PROVINCE = "sisommot"
COUNTS = {"town_municipality": 2, "subdistrict_municipality": 18, "subdistrict_organization": 38}
SHORT = {"town_municipality": "town", "subdistrict_municipality": "tm", "subdistrict_organization": "sao"}
THAI_KIND = {"town_municipality": "เทศบาลเมือง", "subdistrict_municipality": "เทศบาลตำบล",
             "subdistrict_organization": "องค์การบริหารส่วนตำบล"}
ENGLISH_KIND = {"town_municipality": "Town Municipality", "subdistrict_municipality": "Subdistrict Municipality",
                "subdistrict_organization": "Subdistrict Administrative Organization"}
LAND = [("ดอน", "Don"), ("หนอง", "Nong"), ("บึง", "Bueng"), ("ทุ่ง", "Thung"), ("ห้วย", "Huai"),
        ("นา", "Na"), ("ท่า", "Tha"), ("โคก", "Khok"), ("เขา", "Khao"), ("คลอง", "Khlong")]
LIGHT = [("ตะวันอุ่น", "Tawan Un"), ("หมอกหวาน", "Mok Wan"), ("ดาวนับร้อย", "Dao Nap Roi"),
         ("ลมพัดเพลิน", "Lom Phat Phloen"), ("ฝนแรกปี", "Fon Raek Pi"), ("ใบไม้ยิ้ม", "Bai Mai Yim"),
         ("จันทร์ข้างแรม", "Chan Khang Raem"), ("ปลาเงินว่าย", "Pla Ngoen Wai")]
YES_NO = "there_is"
# Where the answer scale changes hands: a leaning below the first is the worst choice, and so on.
LEVEL_STEPS = (-2.3, -1.2, 0.35)
YES_NO_STEP = -1.75
YEARLY_RISE = {2564: 0.0, 2565: 0.35, 2566: 0.6}


class Box:
    """One box to be answered: its code, its scale and which end is good."""

    def __init__(self, code, scale, polarity):
        self.code, self.scale, self.polarity = code, scale, polarity


def survey_boxes(year, instrument, items_expected):
    """The boxes of an instrument file, in order; our files keep one key a line, bullets one a line."""
    boxes, item, scale = [], None, None
    for line in (ROOT / f"frameworks/ita/{year}/{instrument}.yaml").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"\s+- code: ([ie]\d+)$", line):
            item = found[1]
        elif found := re.match(r"\s+scale: (\w+)$", line):
            scale = found[1]
        elif found := re.match(r"\s+polarity: (positive|negative)$", line):
            boxes.append(Box(item, scale, found[1]))
        elif found := re.match(r"\s+- \{ code: ([ie]\d+\.\d+), .*polarity: (positive|negative) \}$", line):
            boxes.append(Box(found[1], scale, found[2]))
    seen = {box.code.split(".")[0] for box in boxes}
    if len(seen) != items_expected:
        raise SystemExit(f"{instrument} {year}: {len(seen)} items read, {items_expected} expected")
    return boxes


def disclosure_items(year):
    text = (ROOT / f"frameworks/ita/{year}/oit.yaml").read_text(encoding="utf-8")
    return re.findall(r"^\s+- code: (o\d+)$", text, re.M)


def bell(chance):
    """About normal, mean 0 and deviation 1, from additions alone."""
    return sum(chance.random() for _ in range(12)) - 6.0


def choice_of(box, leaning):
    """Index of the choice, in the order of the scale."""
    if box.scale == YES_NO:
        good = leaning > YES_NO_STEP
        return 0 if good == (box.polarity == "positive") else 1
    step = sum(leaning > limit for limit in LEVEL_STEPS)
    return step if box.polarity == "positive" else 3 - step


def answer_counts(chance, boxes, people, quality):
    offsets = [0.45 * bell(chance) for _ in boxes]
    counts = [[0, 0] if box.scale == YES_NO else [0, 0, 0, 0] for box in boxes]
    for _ in range(people):
        mood = 0.6 * bell(chance)
        for box, offset, count in zip(boxes, offsets, counts):
            count[choice_of(box, quality + offset + mood + 0.8 * bell(chance))] += 1
    return counts


def grades_of(chance, items, quality):
    shown = min(0.995, max(0.25, 0.81 + 0.14 * quality))
    return {item: "100" if chance.random() < shown else "0" for item in items}


def score_text(hundredths):
    return f'"{hundredths // 100}.{hundredths % 100:02d}"'


def indicators_2566(chance, quality):
    """Ten indicators and the two parts of EIT in hundredths; the parts' mean is that of indicators 6 to 8."""
    centre = {**{n: 8900 for n in range(1, 6)}, **{n: 8650 for n in range(6, 9)}, 9: 9100, 10: 8600}
    spread = {**{n: 620 for n in range(1, 9)}, 9: 800, 10: 1200}
    scores = {n: min(10000, max(3000, int(c + spread[n] * (0.8 * quality + 0.5 * bell(chance)))))
              for n, c in centre.items()}
    eit = (2 * (scores[6] + scores[7] + scores[8]) + 3) // 6
    gap = min((10000 - eit) // 2, int(abs(350 * bell(chance))))
    return scores, {"eit1": eit + gap, "eit2": eit - gap}


def flow(pairs):
    return "{ " + ", ".join(f"{key}: {value}" for key, value in pairs) + " }"


def rows(pairs, to_a_line):
    pairs = list(pairs)
    lines = [", ".join(f"{key}: {value}" for key, value in pairs[i:i + to_a_line]) for i in range(0, len(pairs), to_a_line)]
    return "{\n    " + ",\n    ".join(lines) + " }"


def head(agency, year):
    return ("# SPDX-License-Identifier: Apache-2.0\n"
            f"# Made up: an agency that does not exist, fiscal year {year}; written by tools/make_demo_province.py.\n"
            f"kind: results\nschema: 1\nedition: ita/{year}\nmade_up: true\n"
            f"agency: {flow([('id', agency['id']), ('name_th', agency['name_th']), ('name_en', agency['name_en']), ('type', agency['type']), ('province', PROVINCE)])}\n")


def results_with_answers(chance, agency, year):
    quality = agency["quality"] + YEARLY_RISE[year] + 0.25 * bell(chance)
    lines = [head(agency, year), "counts: "]
    pairs = []
    for instrument, items, people in (("iit", 30, agency["staff"]), ("eit", 15, agency["visitors"])):
        boxes = survey_boxes(year, instrument, items)
        tilt = quality + (0.25 if instrument == "iit" else 0.0)
        for box, count in zip(boxes, answer_counts(chance, boxes, people, tilt)):
            pairs.append((box.code, "[" + ", ".join(map(str, count)) + "]"))
    lines.append(rows(pairs, 6) + "\n")
    grades = grades_of(chance, disclosure_items(year), quality)
    lines.append("grades: " + rows(((item, f'"{grade}"') for item, grade in grades.items()), 12) + "\n")
    return "".join(lines)


def results_as_published(chance, agency, year):
    scores, parts = indicators_2566(chance, agency["quality"] + YEARLY_RISE[year] + 0.25 * bell(chance))
    indicators = flow((f'"{n}"', score_text(score)) for n, score in scores.items())
    return (head(agency, year) + f"published: {{ indicators: {indicators} }}\n"
            f"parts: {flow((part, score_text(score)) for part, score in parts.items())}\n")


def invent_agencies(chance):
    names = [(a + b, f"{c} {d}") for a, c in LAND for b, d in LIGHT]
    for i in range(len(names) - 1, 0, -1):
        j = int(chance.random() * (i + 1))
        names[i], names[j] = names[j], names[i]
    agencies = [
        {"id": PROVINCE, "name_th": "จังหวัดศรีสมมติ (สมมติ)", "name_en": "Si Sommot Province (made up)",
         "type": "province", "staff": 310, "visitors": 420},
        {"id": f"{PROVINCE}-pao", "name_th": "องค์การบริหารส่วนจังหวัดศรีสมมติ (สมมติ)",
         "name_en": "Si Sommot Provincial Administrative Organization (made up)", "type": "provincial_organization",
         "staff": 96, "visitors": 180}]
    for kind, count in COUNTS.items():
        for number in range(1, count + 1):
            thai, english = names.pop()
            scale = {"town_municipality": 3, "subdistrict_municipality": 2, "subdistrict_organization": 1}[kind]
            agencies.append({"id": f"{PROVINCE}-{SHORT[kind]}-{number:02d}", "name_th": f"{THAI_KIND[kind]}{thai} (สมมติ)",
                             "name_en": f"{english} {ENGLISH_KIND[kind]} (made up)", "type": kind,
                             "staff": 16 + int(18 * scale * chance.random()),
                             "visitors": 30 + int(45 * scale * chance.random())})
    for agency in agencies:
        agency["quality"] = 0.1 + 0.8 * bell(chance)
    return agencies


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data/demo"
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    for agency in invent_agencies(chance):
        for year in (2564, 2565):
            (folder / f"{agency['id']}-{year}.yaml").write_text(results_with_answers(chance, agency, year), encoding="utf-8")
        if chance.random() < 0.6:
            (folder / f"{agency['id']}-2566.yaml").write_text(results_as_published(chance, agency, 2566), encoding="utf-8")


if __name__ == "__main__":
    main()
