#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes an invented register of 8,400 agencies, to show and to measure with: a nation's worth of rows.

Real are the provinces and ministries (data/register/places.yaml) and about how many agencies of each kind there are.
Invented is every agency: each id begins with x- and each name ends in (สมมติ). Every run writes the same bytes: one
seed, only random.random(), no libm. Needs Python 3; --xlsx needs openpyxl, and is for tests.

    python3 tools/make_demo_register.py FILE.csv [--xlsx FILE.xlsx]
"""
import argparse
import csv
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED = 84002569
SINCE = "2025-10-01"
HEADINGS = ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ชื่อภาษาอังกฤษ", "ประเภท", "ขนาด", "กระทรวง", "จังหวัด", "อำเภอ",
            "จำนวนบุคลากร", "จำนวนผู้รับบริการ", "สถานะ", "ยุบรวมเข้ากับ", "มีผลตั้งแต่"]

LAND = [("ดอน", "Don"), ("หนอง", "Nong"), ("บึง", "Bueng"), ("ทุ่ง", "Thung"), ("ห้วย", "Huai"), ("นา", "Na"),
        ("ท่า", "Tha"), ("โคก", "Khok"), ("เขา", "Khao"), ("คลอง", "Khlong"), ("บ้าน", "Ban"), ("วัง", "Wang"),
        ("ป่า", "Pa"), ("โนน", "Non"), ("แม่", "Mae"), ("ปาก", "Pak"), ("เกาะ", "Ko"), ("สวน", "Suan"),
        ("ลำ", "Lam"), ("ไร่", "Rai"), ("ศาลา", "Sala"), ("สระ", "Sa"), ("ควน", "Khuan"), ("ดง", "Dong")]
LIGHT = [("ตะวัน", "Tawan"), ("หมอก", "Mok"), ("ดาว", "Dao"), ("ลม", "Lom"), ("ฝน", "Fon"), ("ใบไม้", "Bai Mai"),
         ("จันทร์", "Chan"), ("ปลาเงิน", "Pla Ngoen"), ("หิ่งห้อย", "Hing Hoi"), ("สายรุ้ง", "Sai Rung"),
         ("น้ำค้าง", "Nam Khang"), ("ผีเสื้อ", "Phi Suea"), ("ว่าว", "Wao"), ("กระดิ่ง", "Krading"),
         ("เมฆ", "Mek"), ("ขลุ่ย", "Khlui"), ("นกฮูก", "Nok Huk"), ("ดินสอ", "Dinso")]
MOOD = [("อุ่น", "Un"), ("หวาน", "Wan"), ("นับร้อย", "Nap Roi"), ("พัดเพลิน", "Phat Phloen"), ("แรกปี", "Raek Pi"),
        ("ยิ้ม", "Yim"), ("ข้างแรม", "Khang Raem"), ("ว่ายวน", "Wai Won"), ("เล่นเงา", "Len Ngao"),
        ("ขับขาน", "Khap Khan"), ("พริ้ว", "Phrio"), ("ชวนฝัน", "Chuan Fan"), ("ไม่หลับ", "Mai Lap"),
        ("เดินทาง", "Doen Thang"), ("เขินอาย", "Khoen Ai"), ("เก้าสี", "Kao Si"), ("ย้อนแสง", "Yon Saeng"),
        ("ใจเย็น", "Chai Yen"), ("ร้องเพลง", "Rong Phleng"), ("พันปี", "Phan Pi")]
WORK = [("ส่งเสริม", "Promotion of"), ("ดูแล", "Care of"), ("นับจำนวน", "Counting of"), ("อนุรักษ์", "Protection of"),
        ("ตรวจสภาพ", "Inspection of"), ("สำรวจ", "Survey of"), ("ทดสอบ", "Testing of"), ("ขนส่ง", "Transport of"),
        ("พยากรณ์", "Forecasting of"), ("จัดเก็บ", "Storage of")]
THING = [("ว่าว", "Kites"), ("หิ่งห้อย", "Fireflies"), ("สายรุ้ง", "Rainbows"), ("ขลุ่ย", "Flutes"),
         ("ก้อนเมฆ", "Clouds"), ("เรือกระดาษ", "Paper Boats"), ("ดินสอสี", "Coloured Pencils"), ("นกฮูก", "Owls"),
         ("กังหันลม", "Windmills"), ("ลูกแก้ว", "Marbles"), ("เงาจันทร์", "Moonshadows"), ("น้ำค้าง", "Dew"),
         ("ใบไม้แห้ง", "Dry Leaves"), ("กระดิ่ง", "Bells"), ("ผีเสื้อ", "Butterflies"), ("ดาวตก", "Shooting Stars"),
         ("ร่มกันแดด", "Parasols"), ("นิทาน", "Tales"), ("ปลาเงิน", "Silver Fish"), ("เสียงสะท้อน", "Echoes"),
         ("ลูกข่าง", "Spinning Tops"), ("โคมลอย", "Sky Lanterns")]

# (type, size, how many). The sizes of 2567 where a published table has them: 2,600, 2,327, 373, 875, 187; 17 others as in 2566.
LOCAL = [("subdistrict_organization", "L", 2600), ("subdistrict_organization", "M", 2327),
         ("subdistrict_organization", "S", 373), ("subdistrict_municipality", "L", 1207),
         ("subdistrict_municipality", "M", 875), ("subdistrict_municipality", "S", 187),
         ("town_municipality", "", 195), ("city_municipality", "", 30)]
SHORT = {"subdistrict_organization": "sao", "subdistrict_municipality": "tm", "town_municipality": "town",
         "city_municipality": "city"}
THAI_KIND = {"subdistrict_organization": "องค์การบริหารส่วนตำบล", "subdistrict_municipality": "เทศบาลตำบล",
             "town_municipality": "เทศบาลเมือง", "city_municipality": "เทศบาลนคร"}
ENGLISH_KIND = {"subdistrict_organization": "Subdistrict Administrative Organization",
                "subdistrict_municipality": "Subdistrict Municipality", "town_municipality": "Town Municipality",
                "city_municipality": "City Municipality"}
# (type, id, how many, Thai before, Thai after, English, with a ministry)
CENTRAL = [("permanent_secretary_office", "ops", 20, "สำนักงานปลัดกระทรวง{thing}", "Office of the Permanent Secretary for {thing}", False),
           ("department", "dept", 208, "กรม{work}{thing}", "Department for the {work} {thing}", True),
           ("state_enterprise", "se", 52, "องค์การ{work}{thing}", "{work} {thing} Enterprise", True),
           ("public_organization", "po", 55, "สถาบัน{work}{thing} (องค์การมหาชน)", "Institute for the {work} {thing} (Public Organization)", True),
           ("independent_body", "ind", 6, "สำนักงานคณะกรรมการ{work}{thing}แห่งชาติ", "Office of the National Commission for the {work} {thing}", False),
           ("court_body", "court", 3, "สำนักงานศาล{thing}", "Office of the Court of {thing}", False),
           ("parliament_body", "parl", 3, "สำนักงานเลขาธิการสภา{thing}", "Secretariat of the House of {thing}", False),
           ("prosecution_body", "pros", 1, "สำนักงานอัยการ{thing}", "Office of the Prosecutor of {thing}", False),
           ("other", "other", 17, "กองทุน{work}{thing}", "Fund for the {work} {thing}", False)]
UNIVERSITIES = 87
# People employed and people served in a year: least and most.
PEOPLE = {"subdistrict_organization": {"L": ((45, 160), (2500, 9000)), "M": ((28, 60), (1200, 4500)), "S": ((16, 32), (300, 1600))},
          "subdistrict_municipality": {"L": ((70, 260), (4000, 15000)), "M": ((45, 95), (2000, 7000)), "S": ((25, 50), (700, 3000))},
          "town_municipality": ((150, 600), (9000, 40000)), "city_municipality": ((500, 2200), (40000, 180000)),
          "province": ((180, 700), (5000, 60000)), "provincial_organization": ((150, 900), (8000, 90000)),
          "special_local_government": ((900, 60000), (90000, 900000)), "department": ((180, 9000), (2000, 400000)),
          "state_enterprise": ((120, 15000), (4000, 900000)), "university": ((300, 8000), (2500, 60000))}
OTHER_PEOPLE = ((60, 1500), (300, 30000))


def read_places():
    """Provinces and ministries as (code, Thai, English); our files keep one place a line."""
    text = (ROOT / "data/register/places.yaml").read_text(encoding="utf-8")
    line = r'^\s+- \{ code: ([a-z-]+),(?: iso: [A-Z0-9-]+,)? name: \{ th: ([^,]+), en: ("[^"]+"|[^,}"]+?) \}'
    provinces = re.findall(line, text.partition("\nprovinces:")[2].partition("\nministries:")[0], re.M)
    ministries = re.findall(line, text.partition("\nministries:")[2], re.M)
    if (len(provinces), len(ministries)) != (77, 20):
        raise SystemExit(f"places.yaml: {len(provinces)} provinces and {len(ministries)} ministries read, 77 and 20 expected")
    return provinces, ministries


def pick(chance, values):
    return values[int(chance.random() * len(values))]


def shuffled(chance, values):
    values = list(values)
    for i in range(len(values) - 1, 0, -1):
        j = int(chance.random() * (i + 1))
        values[i], values[j] = values[j], values[i]
    return values


def between(chance, bounds):
    """Small ones are more common than large ones."""
    least, most = bounds
    return least + int((most - least) * chance.random() * chance.random())


class Register:
    def __init__(self):
        self.rows = []
        self.chance = random.Random(SEED)

    def add(self, name, thai, english, kind, size="", ministry="", province="", district=""):
        people = PEOPLE.get(kind, OTHER_PEOPLE)
        staff, served = people[size] if isinstance(people, dict) else people
        self.rows.append([f"x-{name}", f"{thai} (สมมติ)", f"{english} (made up)", kind, size, ministry, province, district,
                          str(between(self.chance, staff)), str(between(self.chance, served)), "ปฏิบัติงาน", "", SINCE])


def add_local(register, provinces, interior):
    chance = register.chance
    names = shuffled(chance, [(a + b + c, f"{x} {y} {z}") for a, x in LAND for b, y in LIGHT for c, z in MOOD])
    districts = shuffled(chance, [a + b for a, _ in LAND for b, _ in LIGHT + MOOD])
    outside_bangkok = [code for code, _, _ in provinces if code != "bangkok"]
    per_province = len(districts) // len(outside_bangkok)
    of_province = {code: districts[i * per_province:(i + 1) * per_province] for i, code in enumerate(outside_bangkok)}
    thai_of = {code: thai for code, thai, _ in provinces}
    number = {}
    for kind, size, count in LOCAL:
        for _ in range(count):
            thai, english = names.pop()
            code = pick(chance, outside_bangkok)
            number[kind] = number.get(kind, 0) + 1
            register.add(f"{SHORT[kind]}-{number[kind]:04d}", THAI_KIND[kind] + thai, f"{english} {ENGLISH_KIND[kind]}", kind,
                         size, interior, thai_of[code], pick(chance, of_province[code]))
    register.add("special-1", "กรุงเทพมหานคร", "Bangkok", "special_local_government", "", interior, thai_of["bangkok"])
    thai, english = names.pop()
    register.add("special-2", f"เมือง{thai}", f"City of {english}", "special_local_government", "", interior,
                 thai_of["chon-buri"], of_province["chon-buri"][0])
    return names


def add_central(register, ministries, names):
    chance = register.chance
    of_a_ministry = [thai for _, thai, _ in ministries]
    turn = 0
    for kind, short, count, thai, english, has_ministry in CENTRAL:
        if "{work}" in thai:
            pairs = [(w, t) for w in WORK for t in THING]
        else:
            pairs = [(("", ""), t) for t in THING]
        for number, (work, thing) in enumerate(shuffled(chance, pairs)[:count], 1):
            turn += 1
            register.add(f"{short}-{number:03d}", thai.format(work=work[0], thing=thing[0]),
                         english.format(work=work[1], thing=thing[1]), kind, "",
                         of_a_ministry[turn % len(of_a_ministry)] if has_ministry else "")
    higher_education = next(thai for code, thai, _ in ministries if code == "higher-education")
    for number in range(1, UNIVERSITIES + 1):
        thai, english = names.pop()
        register.add(f"univ-{number:03d}", f"มหาวิทยาลัย{thai}", f"{english} University", "university", "", higher_education)


def invent():
    provinces, ministries = read_places()
    register = Register()
    interior = next(thai for code, thai, _ in ministries if code == "interior")
    for code, thai, english in provinces:
        if code != "bangkok":
            register.add(f"province-{code}", f"จังหวัด{thai}", f"{english} Province", "province", "", interior, thai)
            register.add(f"pao-{code}", f"องค์การบริหารส่วนจังหวัด{thai}", f"{english} Provincial Administrative Organization",
                         "provincial_organization", "", interior, thai)
    names = add_local(register, provinces, interior)
    add_central(register, ministries, names)
    return [HEADINGS] + sorted(register.rows)


def write_xlsx(rows, path):
    from openpyxl import Workbook
    book = Workbook(write_only=True)
    sheet = book.create_sheet("ทะเบียน")
    for i, row in enumerate(rows):
        sheet.append([int(cell) if i and cell.isdigit() else cell for cell in row])
    book.save(path)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("csv", type=pathlib.Path)
    options.add_argument("--xlsx", type=pathlib.Path)
    wish = options.parse_args()
    rows = invent()
    wish.csv.parent.mkdir(parents=True, exist_ok=True)
    with wish.csv.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    if wish.xlsx:
        write_xlsx(rows, wish.xlsx)


if __name__ == "__main__":
    main()
