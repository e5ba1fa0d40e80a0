#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The whole story of two items that an agency discloses (disclosure_story.mjs), with the agency's website in an internet of its own
(tests/fetch/internet.py): the fetcher of a real server reads it there, and the browser is in that internet, too.

Usage: disclosure_test.py NODE SERVE_DISCLOSURE PROJECT_FOLDER sqlite|postgres
Where no such internet can be made, the story is told without its copies of pages, and the test ends with 77.
"""
import os
import subprocess
import sys
from pathlib import Path

NODE, SERVE, PROJECT, ENGINE = sys.argv[1:5]
sys.path.insert(0, str(Path(PROJECT, "tests", "fetch")))
import internet  # noqa: E402  (stands in another folder of the tests)

STORY = [NODE, Path(__file__).with_name("disclosure_story.mjs"), os.path.abspath(SERVE), PROJECT, ENGINE]
SITE, CONTROL, ADDRESS = "www.wang-phai.go.th", "control.example", "93.184.216.34"
FRAME = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>องค์การบริหารส่วนตำบลวังไผ่</p>
{body}</body></html>
"""
ROWS = "\n".join(f"<tr><td>{n}</td><td>ซ่อมถนนสายบ้านวังไผ่ ซอย {n}</td><td>{n * 45_000:,} บาท</td></tr>" for n in range(1, 9))
PLAN = FRAME.format(title="แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2570", body=f"<table>{ROWS}</table>")
NOTICES = FRAME.format(title="ประกาศเชิญชวน ประจำปีงบประมาณ พ.ศ. 2569", body=f"<table>{ROWS}</table>")
NEXT_PLAN = FRAME.format(title="กำลังปรับปรุงเว็บไซต์", body="<p>ข้อมูลเดิมย้ายออกแล้ว</p>")


class Agency:
    """Its website, and a host that the story tells what becomes of it."""

    def __init__(self):
        self.pages = {"/ita/o19": PLAN, "/ita/o20": NOTICES}
        self.readers = set()

    async def site(self, _reader, _writer, head):
        lines = head.decode("latin-1").split("\r\n")
        self.readers |= {line for line in lines if line.lower().startswith("user-agent: ")}
        found = self.pages.get(lines[0].split(" ")[1])
        if found is None:
            return internet.page("ไม่พบหน้านี้".encode(), "Content-Type: text/html; charset=utf-8", status="404 Not Found")
        return internet.page(found.encode(), "Content-Type: text/html; charset=utf-8")

    async def control(self, _reader, _writer, head):
        if head.startswith(b"POST /move"):
            self.pages = {"/ita/o19": NEXT_PLAN}
        return internet.page(b"done")


def with_a_cable():
    """A browser that has only itself to talk to calls itself offline, and pages act on that. Tells what is missing, or None."""
    for words in ("link add here type veth peer name there", "address add 192.168.77.1/24 dev here", "link set here up", "link set there up"):
        if subprocess.run(["ip", *words.split()], capture_output=True, check=False).returncode != 0:
            return "the network could not be laid out: ip " + words
    return None


def main():
    missing = internet.why_not() or internet.enter() or with_a_cable() or internet.own_names()
    if missing:
        told = subprocess.run(STORY, check=False).returncode
        print("no copies of pages could be made here: " + missing)
        sys.exit(told or 77)
    agency, names, sites = Agency(), internet.Names(), internet.Sites([ADDRESS])
    names.answers |= {SITE: [ADDRESS], CONTROL: [ADDRESS]}
    sites.behaviour |= {SITE: agency.site, CONTROL: agency.control}
    told = subprocess.run([*STORY, f"http://{CONTROL}"], check=False).returncode
    assert told or any("Prongsai" in reader for reader in agency.readers), f"nobody of ours came: {agency.readers}"
    assert not sites.forbidden(), sites.forbidden()
    sys.exit(told)


if __name__ == "__main__":
    main()
