#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures typesetting side by side, all on one core of one machine in one run: our PDF writer, a browser started for each report,
and a browser that stays open. The same report: as PDF by us, as HTML with its print style by the browser.

    bench/typeset.py BENCH_TYPESET
"""
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CORE = "0"
OURS, COLD, WARM = 200, 5, 20


def children_of(parent):
    """The process and all below it."""
    tree = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        tree.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    found, waiting = [], [parent]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += tree.get(process, [])
    return found


def memory_of(process):
    """Proportional set size in megabytes: shared pages count by their share."""
    total = 0
    for one in children_of(process):
        try:
            total += int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.M)[1])
        except (OSError, TypeError):
            continue
    return total / 1024


def run(command):
    """Runs it on one core; what it prints, its seconds by the clock and of the core, and its highest memory."""
    before = os.times()
    begun = time.perf_counter()
    process = subprocess.Popen(["taskset", "-c", CORE, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    most = [0.0]

    def watch():
        while process.poll() is None:
            most[0] = max(most[0], memory_of(process.pid))
            time.sleep(0.03)

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed = process.communicate()[0]
    watcher.join()
    taken = time.perf_counter() - begun
    after = os.times()
    assert process.returncode == 0, command
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return printed, taken, busy, most[0]


def pages_of(pdf):
    return int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout)[1])


def main(program):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, ours, cold, warm = folder / "report.html", folder / "ours.pdf", folder / "cold.pdf", folder / "warm.pdf"
        subprocess.run([program, "html", page], check=True)

        printed, _, _, our_memory = run([program, "pdf", ours, OURS])
        our_time = float(printed) / OURS
        cold_times = []
        cold_memory = 0
        for _ in range(COLD):
            _, taken, _, memory = run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                                       "--no-pdf-header-footer", f"--print-to-pdf={cold}", page.as_uri()])
            cold_times.append(taken)
            cold_memory = max(cold_memory, memory)
        cold_time = sum(cold_times) / COLD
        printed, _, _, warm_memory = run(["node", ROOT / "bench/print_warm.mjs", ROOT, page, warm, WARM])
        warm_time = float(printed) / WARM

        rows = [("prongsai, one typesetter", our_time, pages_of(ours), our_memory, ours), ("Chromium, started each time", cold_time, pages_of(cold), cold_memory, cold),
                ("Chromium, kept open", warm_time, pages_of(warm), warm_memory, warm)]
        print(f"{'one core':30} {'ms a report':>12} {'pages':>6} {'pages a second':>15} {'memory, MB':>11} {'file, KB':>9}")
        for label, seconds, pages, memory, file in rows:
            print(f"{label:30} {seconds * 1000:12.1f} {pages:6} {pages / seconds:15.0f} {memory:11.1f} {file.stat().st_size / 1024:9.0f}")
        print(f"\n{cold_time / our_time:.1f} times faster than a browser started each time, {warm_time / our_time:.1f} times faster than one kept open,"
              f" at 1/{warm_memory / our_memory:.0f} of its memory (1/{cold_memory / our_memory:.0f} of the other's)")


if __name__ == "__main__":
    main(sys.argv[1])
