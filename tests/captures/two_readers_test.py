#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A site that shows its assessors something else than everybody is found by `prongsai serve`, and one with a clock is not; then
`prongsai captures verify` reads all of it while the server runs. Usage: two_readers_test.py PROGRAM MAKE_LINKS PROJECT_FOLDER. The sites
stand in a network namespace of their own (tests/fetch/internet.py). Ends with 77 where no such network can be made.
"""
import contextlib
import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM, MAKE_LINKS, PROJECT = (os.path.abspath(word) for word in sys.argv[1:4])
sys.path.insert(0, str(Path(PROJECT, "tests", "fetch")))
import internet  # noqa: E402  (stands in another folder of the tests)

PUBLIC = "93.184.216.34"
PLAN = "<p>แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2570 เทศบาลตำบลตัวอย่าง</p>"
CLOAK = "<p>สมัครสมาชิกวันนี้ รับเครดิตฟรี ไม่ต้องฝาก</p>"
looks = itertools.count(8_000)
asked = {}


def page(text):
    return internet.page(f"<html><body>{text}</body></html>".encode(), "Content-Type: text/html; charset=utf-8")


async def answer(_reader, _writer, head):
    lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    site = headers["host"].split(".")[1]
    asked.setdefault(site, []).append((time.monotonic(), headers["user-agent"], headers["accept-language"]))
    is_ours = "prongsai" in headers["user-agent"]
    look = next(looks)
    if site == "a1":
        return page(PLAN + f"<p>เวลา {look % 24:02}:{look % 60:02}:{look * 7 % 60:02} น.</p><p>ผู้เข้าชมคนที่ {look:,}</p>")
    if site == "a2":
        return page(PLAN if is_ours else CLOAK)
    if site == "a3" and not is_ours:
        return internet.page(b"", "Content-Type: text/html", status="403 Forbidden")
    if site == "a5":
        return internet.page(b"gone", "Content-Type: text/plain", status="404 Not Found")
    return page(PLAN)


def ask(folder, text):
    with contextlib.closing(sqlite3.connect(f"file:{folder}/prongsai.db?mode=ro", uri=True, timeout=60)) as database:
        return database.execute(text).fetchall()


def main():
    missing = internet.why_not() or internet.enter() or internet.own_names()
    if missing:
        print("two readers cannot be tried here: " + missing)
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="prongsai-readers-") as name:
        read_twice(Path(name))


def read_twice(folder):
    subprocess.run([MAKE_LINKS, folder / "prongsai.db", "5", "1"], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    names, sites = internet.Names(), internet.Sites([PUBLIC])
    for n in range(1, 6):
        names.answers[f"www.a{n}.go.th"] = [PUBLIC]
        sites.behaviour[f"www.a{n}.go.th"] = answer
    with open(folder / "serve.log", "wb") as log:
        words = ["--db", folder / "prongsai.db", "--captures", folder / "captures"]
        server = subprocess.Popen([PROGRAM, "serve", "--port", "18081", *words], cwd=PROJECT, stdout=log, stderr=log)
        try:
            look_at(folder, server)
            verify(folder, words)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
    assert not sites.forbidden(), sites.forbidden()


def look_at(folder, server):
    found = "SELECT k.agency_id, k.verdict, k.excerpt FROM capture_check AS k WHERE k.check_code = 'same_for_all' ORDER BY k.agency_id"
    until = time.monotonic() + 90
    while len(ask(folder, found)) < 4 and time.monotonic() < until:
        assert server.poll() is None, (folder / "serve.log").read_text()[-2000:]
        time.sleep(0.3)
    checks = {agency: (verdict, excerpt) for agency, verdict, excerpt in ask(folder, found)}
    assert {agency: verdict for agency, (verdict, _) in checks.items()} == {
        "a1": "holds", "a2": "doubtful", "a3": "doubtful", "a4": "holds"}, checks
    assert "เครดิตฟรี" in checks["a2"][1], checks
    assert {site: len(times) for site, times in asked.items()} == {"a1": 2, "a2": 2, "a3": 2, "a4": 2, "a5": 1}, asked
    for site, times in asked.items():
        assert "prongsai" in times[0][1], times
        if len(times) == 2:
            assert "android" in times[1][1] and times[1][2] == "th", times
            assert times[1][0] - times[0][0] > 0.8, f"{site} was asked again after {times[1][0] - times[0][0]} s"
    kept = ask(folder, "SELECT beside <> '', count(*) FROM capture GROUP BY 1 ORDER BY 1")
    assert kept == [(0, 5), (1, 4)], kept
    print("a cloaking site and a shut door were found; a clock was not", flush=True)


def verify(folder, words):
    run = subprocess.run([PROGRAM, "captures", "verify", "--json", *words], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(run.stdout)
    assert (told["captures"], told["records"], told["differing"], told["unbound"]) == (9, 18, 0, 0), told
    archive = next((folder / "captures").glob("*.warc.gz"))
    size = archive.stat().st_size
    with open(archive, "r+b") as file:
        file.seek(size // 2)
        byte = file.read(1)
        file.seek(size // 2)
        file.write(bytes([byte[0] ^ 0xFF]))
    for language, sign in (("th", "เสียหาย"), ("en", "damaged")):
        run = subprocess.run([PROGRAM, "captures", "verify", "--lang", language, *words], cwd=PROJECT, capture_output=True, text=True, check=False)
        assert run.returncode == 1 and sign in run.stderr, run.stdout + run.stderr


if __name__ == "__main__":
    main()
