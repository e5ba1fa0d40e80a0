#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A nation's documents: the register of 8,400 agencies with made-up results of two years in an SQLite file, then the analysis of every
one as PDF, stopped once with kill -9 and gone on with.

    bench/documents.py build/prongsai [HOW_MANY]     (default: all)
"""
import csv
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import make_demo_province as made  # noqa: E402

YEARS = (2564, 2565)


def make_results(register, folder, how_many):
    """One file an agency and year; ids are those of the register."""
    chance = random.Random(8400)
    boxes = {}
    plain_boxes = made.survey_boxes
    # The boxes of an instrument are the same for every agency: read once.
    made.survey_boxes = lambda *key: boxes.setdefault(key, None) or boxes.__setitem__(key, plain_boxes(*key)) or boxes[key]
    ids = []
    for row in register[:how_many]:
        agency = {"id": row["รหัสหน่วยงาน"], "name_th": row["ชื่อหน่วยงาน"], "name_en": row["ชื่อภาษาอังกฤษ"], "type": row["ประเภท"],
                  "staff": 20 + int(30 * chance.random()), "visitors": 30 + int(40 * chance.random()),
                  "quality": 0.1 + 0.8 * made.bell(chance)}
        ids.append(agency["id"])
        for year in YEARS:
            text = made.results_with_answers(chance, agency, year).replace(f", province: {made.PROVINCE}", "").replace("made_up: true\n", "")
            (folder / f"{agency['id']}-{year}.yaml").write_text(text, encoding="utf-8")
    return ids


def run(*words):
    begin = time.monotonic()
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return time.monotonic() - begin, done


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    how_many = int(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory(prefix="prongsai-documents-") as name:
        room = pathlib.Path(name)
        register_file = room / "register.csv"
        subprocess.run([sys.executable, ROOT / "tools/make_demo_register.py", register_file], check=True, stdout=subprocess.DEVNULL)
        with register_file.open(encoding="utf-8-sig", newline="") as file:
            register = list(csv.DictReader(file))
        results = room / "results"
        results.mkdir()
        agencies = make_results(register, results, how_many)
        database = room / "nation.db"
        seconds, done = run(program, "demo", "--fill-only", "--db", database, "--register", register_file)
        assert done.returncode == 0, done.stdout
        print(f"the register of {len(register)} agencies: {seconds:.1f} s")
        seconds, done = run(program, "import", results, "--db", database)
        assert done.returncode == 0, done.stdout[-2000:]
        print(f"{len(agencies) * len(YEARS)} results imported and scored: {seconds:.1f} s")
        out = room / "out"
        command = [str(program), "document", "analysis", "--all", "--year", "2565", "--format", "pdf", "--jobs", "2", "--db", str(database), "--out", str(out)]
        begin = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while child.poll() is None and len(list(out.glob("**/*.pdf"))) < len(agencies) // 3:
            time.sleep(0.2)
        child.send_signal(signal.SIGKILL)
        child.wait()
        first = time.monotonic() - begin
        before = len(list(out.glob("**/*.pdf")))
        seconds, done = run(*command)
        files = list(out.glob("**/*.pdf"))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"killed after {first:.1f} s with {before} files; the rest in {seconds:.1f} s: {len(files)} analyses "
              f"({sum(file.stat().st_size for file in files) / 1e6:.0f} MB), together {first + seconds:.1f} s, at most {memory:.0f} MB of memory")
        print(done.stdout[-600:])
        seconds, done = run(*command)
        print(f"called again with nothing changed: {seconds:.1f} s")
        assert len(files) >= len(agencies), "an agency has no document"
        for file in random.Random(1).sample(files, min(20, len(files))):
            told = subprocess.run(["pdfinfo", str(file)], stdout=subprocess.PIPE, text=True)
            assert told.returncode == 0, file
        shutil.rmtree(out)


if __name__ == "__main__":
    main()
