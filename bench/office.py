#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the office with a nation loaded, on SQLite and on PostgreSQL: importing 8,400 agencies through the pages, every list
page, the board of a province whose 211 agencies all have a plan, and the server's memory; beside them what a bare script takes
for the same rows, as a ratio of one run.

    bench/office.py PROGRAM
"""
import csv
import http.client
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["organisations", "organisations?q=%E0%B9%80%E0%B8%8A%E0%B8%B5%E0%B8%A2%E0%B8%87", "organisations?page=150",
         "organisations/tree", "rounds", "rounds/ita-2570/participants", "people", "results", "trail"]
ROUNDS = 30


class Browser:
    """Keeps one connection and its cookies, as a browser does."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = {}
        self.port = port

    def ask(self, path, body=None, kind="application/x-www-form-urlencoded"):
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            headers["Content-Type"] = kind
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, answer.getheader("Location"), text

    def follow(self, path, body=None, kind="application/x-www-form-urlencoded"):
        status, location, text = self.ask(path, body, kind)
        while status == 303:
            path = location
            status, location, text = self.ask(path)
        return path, text

    def token(self, text):
        return re.search(r'name="form_token" value="([0-9a-f]+)"', text)[1]

    def sign_in(self, mail):
        _, _, text = self.ask("/th/demo/people")
        row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*" + re.escape(mail) + r".*?</tr>", text, re.S)[0]
        codes = re.findall(r"<code>([^<]*)</code>", row)
        form = urllib.parse.urlencode({"mail": mail, "password": codes[1], "to": ""})
        path, text = self.follow("/th/sign-in", form)
        if len(codes) > 2:
            form = urllib.parse.urlencode({"code": codes[2], "form_token": self.token(text)})
            path, text = self.follow("/th/second-factor", form)
        assert path == "/th/office", path


def wait_for(browser, path, text):
    while "job-progress" in text:
        time.sleep(0.02)
        path, text = browser.follow(path)
    return path, text


def import_register(browser, register):
    _, text = browser.follow("/th/office/organisations/import")
    rim = "rim0123456789"
    body = (f'--{rim}\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n{browser.token(text)}\r\n'
            f'--{rim}\r\nContent-Disposition: form-data; name="file"; filename="r.csv"\r\nContent-Type: text/csv\r\n\r\n').encode()
    body += register.read_bytes() + f"\r\n--{rim}--\r\n".encode()
    begun = time.perf_counter()
    path, text = browser.follow("/th/office/organisations/import", body, f"multipart/form-data; boundary={rim}")
    path, text = wait_for(browser, path, text)
    previewed = time.perf_counter()
    assert "/drafts/" in path, path
    form = urllib.parse.urlencode({"form_token": browser.token(text), "reason": "bench"})
    path, text = browser.follow(path + "/commit", form)
    path, text = wait_for(browser, path, text)
    assert "8400" in text.replace(",", ""), "the import is not done"
    return previewed - begun, time.perf_counter() - previewed


def bare_import(register):
    """The same rows into one bare table, unchecked: what nobody should do, and as fast as it gets."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        rows = list(csv.reader(register.open(encoding="utf-8-sig")))[1:]
        database = sqlite3.connect(Path(folder) / "bare.db")
        database.execute(f"CREATE TABLE agency ({', '.join(f'c{i}' for i in range(len(rows[0])))})")
        database.executemany(f"INSERT INTO agency VALUES ({', '.join('?' * len(rows[0]))})", rows)
        database.commit()
        return time.perf_counter() - begun


def province_of(register, wanted, count):
    """The same register with that many agencies in the province."""
    rows = list(csv.reader(register.open(encoding="utf-8-sig")))
    column = rows[0].index("จังหวัด")
    missing = count - sum(row[column] == wanted for row in rows)
    for row in rows[1:]:
        if missing > 0 and row[column] not in ("", wanted):
            row[column] = wanted
            missing -= 1
    with register.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    return [row[0] for row in rows if row[column] == wanted]


def fill_plans(browser, agencies, year):
    """A plan for each: the year's activities and ten measures of the library."""
    _, _, text = browser.ask("/th/office/plans/board?province=chiang-mai")
    token = browser.token(text)
    begun = time.perf_counter()
    for agency in agencies:
        def send(below, fields):
            body = urllib.parse.urlencode([("form_token", token), *fields])
            status, _, answer = browser.ask(f"/th/office/plans/{agency}{below}", body)
            assert status == 303, (agency, below, status)
        send("", [("edition", "ita/2567"), ("year", str(year))])
        send(f"/{year}/library", [("all", "activities"), ("sort", "activity")])
        _, _, shelf = browser.ask(f"/th/office/plans/{agency}/{year}/library?sort=measure")
        entries = re.findall(r'name="entry" value="([^"]+)"', shelf)[:10]
        send(f"/{year}/library", [("sort", "measure"), *(("entry", one) for one in entries)])
    return time.perf_counter() - begun


def bare_board(database):
    """Reads the same records with a script and counts kinds per agency: the least that a board must do."""
    begun = time.perf_counter()
    counts = {}
    for agency, content in sqlite3.connect(database).execute(
            "SELECT r.agency_id, r.content FROM plan_record r JOIN agency a ON a.agency_id = r.agency_id "
            "WHERE a.province_id = 'chiang-mai' AND r.year = 2570 AND r.is_removed = 0"):
        kind = content.partition("kind=")[2].partition("\n")[0]
        counts[agency, kind] = counts.get((agency, kind), 0) + 1
    return (time.perf_counter() - begun) * 1000, sum(counts.values())


def measure_board(browser, name, database, agencies):
    filled = fill_plans(browser, agencies, 2570)
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        status, _, text = browser.ask("/th/office/plans/board?province=chiang-mai&year=2570")
        times.append((time.perf_counter() - begun) * 1000)
        assert status == 200
    lines = text.count('<tr')
    middle = statistics.median(times)
    print(f"{name}: board of {lines - 1} agencies: median {middle:.1f} ms, slowest {max(times):.1f} ms; {len(agencies)} plans were "
          f"filled through the pages in {filled:.1f} s")
    if database:
        bare, records = min(bare_board(database) for _ in range(5))
        print(f"{name}: {middle / bare:.1f} x a bare script that reads the same {records} records and counts their kinds ({bare:.1f} ms)")


def memory_of(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def start(program, address, keys, *more):
    process = subprocess.Popen([program, "demo", "--home", ROOT, "--port", "0", "--db", address, "--keys", keys, *more],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
    return process, port


def measure(program, name, address, keys, register, province):
    process, port = start(program, address, keys)
    browser = Browser(port)
    browser.sign_in("officer1@demo.example")
    preview, commit = import_register(browser, register)
    print(f"{name}: 8,400 agencies: preview {preview:.2f} s, commit {commit:.2f} s; "
          f"{(preview + commit) / bare_import(register):.1f} x a bare script that checks nothing")
    for page in PAGES:
        times = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            status, _, text = browser.ask("/th/office/" + page)
            times.append((time.perf_counter() - begun) * 1000)
            assert status == 200, (page, status)
        print(f"{name}: /{urllib.parse.unquote(page)}: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")
    measure_board(browser, name, address if name == "SQLite" else None, province)
    print(f"{name}: the server's memory at most {memory_of(process):.0f} MB")
    process.terminate()
    process.wait()


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        register = Path(folder) / "register.csv"
        subprocess.run([sys.executable, ROOT / "tools/make_demo_register.py", register], check=True)
        province = province_of(register, "เชียงใหม่", 209)  # and the two real ones
        measure(program, "SQLite", f"{folder}/office.db", f"{folder}/k1", register, province)
        started = subprocess.run([ROOT / "bench/postgres.sh", "start", f"{folder}/pg"], capture_output=True, text=True)
        if started.returncode != 0:
            print("going on without PostgreSQL:", started.stderr.strip())
            return
        try:
            host = urllib.parse.quote(f"{folder}/pg", safe="")
            measure(program, "PostgreSQL", f"postgresql://bench@/postgres?host={host}", f"{folder}/k2", register, province)
        finally:
            subprocess.run([ROOT / "bench/postgres.sh", "stop", f"{folder}/pg"], check=False)


main()
