#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""prongsai document, as whoever runs the machine uses it. Usage: document_test.py PROGRAM PROJECT_FOLDER"""
import csv
import hashlib
import json
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, PROJECT = sys.argv[1:3]
FOLDER = tempfile.TemporaryDirectory()
DB = Path(FOLDER.name) / "demo.db"


def command(*words):
    return [PROGRAM, *map(str, words), "--home", PROJECT, "--db", str(DB), "--lang", "en"]


def run(*words, status=0):
    done = subprocess.run(command(*words), capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == status, f"{words}: {done.returncode}, expected {status}: {done.stdout}{done.stderr}"
    return done


def made(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".pdf", ".html")}


def summary(folder):
    with open(folder / "documents.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        run("demo", "--fill-only")

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)

    def test_a_published_version_is_given_as_it_was_published(self):
        words = ["document", "drive-plan", "--agency", "cm-province", "--year", 2565]
        first, second = self.path / "a.pdf", self.path / "b.pdf"
        told = json.loads(run(*words, "--format", "pdf", "--out", first, "--json").stdout)
        run(*words, "--out", second, "--version", 1)
        self.assertEqual(told["version"], 1)
        self.assertEqual(first.read_bytes(), second.read_bytes())
        self.assertEqual(hashlib.sha256(first.read_bytes()).hexdigest(), told["sha256"])
        run(*words, "--out", second, "--version", 7, status=2)

    def test_a_draft_says_what_it_lacks(self):
        out = self.path / "draft.html"
        done = run("document", "topic-analysis", "--agency", "cm-province", "--year", 2565, "--format", "html", "--out", out)
        self.assertIn("draft", done.stderr)
        self.assertGreater(done.stderr.count("\n  - "), 3)
        self.assertIn("ร่าง", out.read_text(encoding="utf-8"))

    def test_what_cannot_be_is_told(self):
        out = self.path / "x.pdf"
        for words in (["nonsense", "--agency", "cm-city", "--year", 2566], ["analysis", "--agency", "nobody", "--year", 2566],
                      ["analysis", "--agency", "cm-city"], ["analysis", "--agency", "cm-city", "--year", 2500],
                      ["analysis", "--agency", "cm-city", "--year", 2566, "--format", "odt"]):
            run("document", *words, "--out", out, status=2)
            self.assertFalse(out.exists(), words)
        run("document", "analysis", "--agency", "cm-city", "--year", 2566, "--out", self.path / "no" / "folder" / "x.pdf", status=2)

    def test_all_documents_of_a_year_are_made_once_and_the_others_say_why_not(self):
        out = self.path / "all"
        words = ["document", "--all", "--year", 2565, "--format", "html", "--out", out, "--json"]
        first = json.loads(run(*words).stdout)
        lines = summary(out)
        self.assertEqual(len(lines), 10)  # five kinds of two agencies
        self.assertEqual(first["made"], len(made(out)))
        self.assertGreaterEqual(first["made"], 1)
        for line in lines:
            self.assertEqual(bool(line["reason"]), line["state"] == "skipped", line)
        self.assertEqual(sum(1 for line in lines if line["missing"]), first["incomplete"])
        self.assertEqual({line["state"] for line in lines if line["agency"] == "cm-city"}, {"skipped"})
        again = json.loads(run(*words).stdout)
        self.assertEqual((again["made"], again["kept"]), (0, first["made"]))
        # A file that is gone is made again, and no other.
        name = next(iter(made(out)))
        (out / name).unlink()
        again = json.loads(run(*words).stdout)
        self.assertEqual((again["made"], again["kept"]), (1, first["made"] - 1))

    def test_a_run_that_was_killed_goes_on_where_it_stood(self):
        whole, broken = self.path / "whole", self.path / "broken"
        words = ["document", "--all", "--year", 2564, "--format", "pdf", "--jobs", 1]
        run(*words, "--out", whole)
        journal = broken / "documents.journal"
        with subprocess.Popen(command(*words, "--out", broken), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            while child.poll() is None and not (journal.exists() and journal.stat().st_size > 0):
                pass
            child.send_signal(signal.SIGKILL)
        kept = [line.split("\t")[0] for line in journal.read_text().splitlines()]
        self.assertGreaterEqual(len(kept), 1)
        for name, content in made(broken).items():  # whole, or not there
            self.assertEqual(content, made(whole)[name], name)
        # Half a line and half a file, as a machine that lost its power leaves them.
        with open(journal, "a", encoding="utf-8") as file:
            file.write("cm-province-ana")
        told = json.loads(run(*words, "--out", broken, "--json").stdout)
        self.assertGreaterEqual(told["kept"], len(kept))
        self.assertEqual(made(broken), made(whole))
        self.assertEqual(json.loads(run(*words, "--out", broken, "--json").stdout)["made"], 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
