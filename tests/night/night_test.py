#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A night's work: every link of every agency is fetched by `prongsai serve`, which is killed on the way and started again.

Usage: night_test.py PROGRAM MAKE_LINKS PROJECT_FOLDER. PRONGSAI_NIGHT="8400x40" says how many agencies and links, 60x4 without it.
The sites stand in a network namespace of their own (tests/fetch/internet.py). Each fourth link leads on to another page of its
site, each seventh is dead, all sites share one of their pages, and each 50th site has closed. Ends with 77 where no such network can be made.
"""
import contextlib
import hashlib
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

AGENCIES, LINKS = (int(word) for word in os.environ.get("PRONGSAI_NIGHT", "60x4").split("x"))
ADDRESSES = [f"93.184.{n // 250}.{n % 250 + 1}" for n in range(500)]
ORDERS = AGENCIES * LINKS
PAUSE = 1.0


def closed(agency):
    return agency % 50 == 0


def body_of(agency, item):
    """About as long as a page of a small office."""
    if item == 1:
        return "<html><title>ทุกแห่ง</title><p>กฎหมายที่เกี่ยวข้อง พ.ศ. 2570</p></html>".encode()
    line = f"<p>หน่วยงานที่ {agency} ข้อ {item} ปีงบประมาณ พ.ศ. 2570 รายงานผลการดำเนินงาน</p>\n"
    return ("<html><title>ITA</title>" + line * 60 + "</html>").encode()


class Net:
    def __init__(self):
        self.names = internet.Names()
        self.sites = internet.Sites(ADDRESSES)
        self.last, self.shortest, self.starts = {}, 10.0, 0
        for agency in range(1, AGENCIES + 1):
            host = f"www.a{agency}.go.th"
            self.names.answers[host] = ["45.45.45.45" if closed(agency) else ADDRESSES[agency % len(ADDRESSES)]]
            self.sites.behaviour[host] = self.answer

    async def answer(self, _reader, _writer, head):
        lines = head.decode("latin-1").split("\r\n")
        host = next(line[6:] for line in lines if line.lower().startswith("host: "))
        agency, path = int(host.split(".")[1][1:]), lines[0].split(" ")[1]
        now = time.monotonic()
        if host in self.last:
            self.shortest = min(self.shortest, now - self.last[host])
        self.last[host] = now
        self.starts += 1
        item, _, moved = path[2:].partition("/")
        if int(item) % 7 == 0:
            return internet.page(b"<p>gone</p>", "Content-Type: text/html; charset=utf-8", status="404 Not Found")
        if int(item) % 4 == 0 and not moved:
            return internet.leading_to(f"/o{item}/2570")
        return internet.page(body_of(agency, int(item)), "Content-Type: text/html; charset=utf-8")


class Server:
    def __init__(self, folder):
        self.folder, self.process = folder, None

    def start(self):
        log = open(self.folder / "serve.log", "ab")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "18080", "--db", self.folder / "prongsai.db", "--captures", self.folder / "captures"],
            cwd=PROJECT, stdout=log, stderr=log)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0, "the server did not end well"

    def memory(self):
        """Of the server and its children, in MB."""
        total, group = 0, {self.process.pid}
        for entry in sorted(Path("/proc").glob("[0-9]*"), key=lambda p: int(p.name)):
            with contextlib.suppress(OSError, StopIteration, ValueError):
                words = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(entry.name) in group or int(words[1]) in group:
                    group.add(int(entry.name))
                    status = (entry / "status").read_text()
                    total += int(next(l for l in status.splitlines() if l.startswith("VmRSS")).split()[1])
        return total / 1024


def ask(folder, text):
    with contextlib.closing(sqlite3.connect(f"file:{folder}/prongsai.db?mode=ro", uri=True, timeout=60)) as database:
        return database.execute(text).fetchall()


def main():
    missing = internet.why_not() or internet.enter() or internet.own_names()
    if missing:
        print("the night cannot be tried here: " + missing)
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="prongsai-night-") as name:
        night(Path(name))


def night(folder):
    subprocess.run([MAKE_LINKS, folder / "prongsai.db", str(AGENCIES), str(LINKS)], cwd=PROJECT, check=True)
    assert ask(folder, "SELECT count(*) FROM capture_order")[0][0] == ORDERS
    net, server = Net(), Server(folder)
    server.start()
    begin, killed_at, most_memory, told, first_done = time.monotonic(), None, 0.0, 0, None
    # Links of closed sites are tried again after ten minutes: they are done with for the night.
    wanted = LINKS * sum(1 for agency in range(1, AGENCIES + 1) if not closed(agency))
    # What was shown is read once more by a second reader; a page that is gone is not.
    readable = wanted - (LINKS // 7) * (wanted // LINKS)
    while True:
        time.sleep(0.5)
        done = ask(folder, "SELECT count(*) FROM capture_order WHERE state <> 'waiting' AND beside = ''")[0][0]
        tried = ask(folder, "SELECT count(*) FROM capture_order WHERE (state <> 'waiting' OR tries > 0) AND beside = ''")[0][0]
        twice = ask(folder, "SELECT count(*) FROM capture_order WHERE state = 'done' AND beside <> ''")[0][0]
        most_memory = max(most_memory, server.memory())
        assert server.process.poll() is None, (folder / "serve.log").read_text()[-2000:]
        if killed_at is None and done >= wanted // 3:
            server.kill()
            killed_at = done
            server.start()
        if time.monotonic() - told > 60:
            told = time.monotonic()
            print(f"{told - begin:7.0f} s  {done} of {wanted} links, {twice} of {readable} twice  {most_memory:.0f} MB", flush=True)
        if tried == ORDERS and done == wanted and first_done is None:
            first_done = time.monotonic() - begin
        if first_done is not None and twice == readable:
            break
        assert time.monotonic() - begin < max(180, ORDERS / 20), f"{done} of {wanted} links, {tried} tried, {twice} of {readable} twice"
    took = time.monotonic() - begin
    server.stop()
    look_at(folder, wanted)
    # Told by when this process came to read a request: a little less than what the fetcher kept.
    assert net.shortest > PAUSE * 0.8, f"a site was asked again after {net.shortest} s"
    assert max(net.sites.most.values()) == 1, "two connections to one site"
    assert not net.sites.forbidden(), net.sites.forbidden()
    kept = sum(file.stat().st_size for file in (folder / "captures").iterdir())
    print(f"{AGENCIES} agencies x {LINKS} links: {first_done:.0f} s, {ORDERS / first_done:.0f} a second; {readable} of them by a second reader "
          f"until {took:.0f} s; killed after {killed_at}; "
          f"{net.starts} requests; shortest pause {net.shortest:.2f} s; {most_memory:.0f} MB with children; {kept / 1e6:.1f} MB kept")


def look_at(folder, wanted):
    """Each link was kept once, with the bytes that its site gave."""
    assert ask(folder, "SELECT count(*), count(DISTINCT order_id) FROM capture WHERE outcome = 'answered' AND beside = ''") == [(wanted, wanted)]
    told = ask(folder, "SELECT count(*), count(DISTINCT beside) FROM capture WHERE outcome = 'answered' AND beside <> ''")
    assert told[0][0] == told[0][1] == wanted - (LINKS // 7) * (wanted // LINKS), told
    digests = dict(ask(folder, "SELECT address, body_sha256 FROM capture WHERE outcome = 'answered' AND status = 200"))
    for address, digest in digests.items():
        agency, item = (int(part) for part in address[len("http://www.a"):].replace(".go.th/o", " ").split())
        assert digest == hashlib.sha256(body_of(agency, item)).hexdigest(), address
    dead = ask(folder, "SELECT count(*) FROM capture WHERE status = 404")[0][0]
    assert dead == (LINKS // 7) * (wanted // LINKS), dead
    outcomes = dict(ask(folder, "SELECT outcome, count(*) FROM capture WHERE outcome <> 'answered' GROUP BY outcome"))
    assert set(outcomes) <= {"no_connection"}, outcomes


if __name__ == "__main__":
    main()
