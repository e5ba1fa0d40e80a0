#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""prongsai simulate as whoever runs the machine uses it. Usage: simulate_test.py PROGRAM PROJECT_FOLDER"""
import csv
import hashlib
import json
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, PROJECT = (str(Path(word).resolve()) for word in sys.argv[1:3])
AGENCIES = 40


def run(*words, db, status=0):
    done = subprocess.run([PROGRAM, *words, "--home", PROJECT, "--db", str(db), "--lang", "en", "--json"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == status, f"{words}: {done.returncode}, expected {status}: {done.stdout}{done.stderr}"
    return json.loads(done.stdout)


def digest_of_stacks(db):
    """The digest worked out by another program, from the file alone."""
    text = ""
    rows = sqlite3.connect(db).execute(
        "select survey.agency_id, coalesce(nullif(survey.part, ''), survey.instrument), ballot_stack.fingerprint, ballot_stack.sheets"
        " from survey join ballot_stack on ballot_stack.survey_number = survey.survey_number"
        " order by survey.agency_id, survey.instrument = 'eit'")
    for agency, asked, fingerprint, sheets in rows:
        text = hashlib.sha256(f"{text}\n{agency}\n{asked}\n{fingerprint}\n".encode() + bytes(sheets)).hexdigest()
    return text


class Simulate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)

    def simulate(self, name, *words, seed=7):
        return run("simulate", "--agencies", str(AGENCIES), "--seed", str(seed), *words, db=self.path / name)

    def graded(self):
        """The points of every item, from the database alone: what was shown has two equal blind grades of two assessors, the rest none."""
        database = sqlite3.connect(self.path / "one.db")
        points = {"full": "100.00", "not_full": "0.00"}
        out = {}
        for agency, item, answer in database.execute("select agency_id, item, answer from disclosure_item"):
            grades = database.execute("select g.choice, g.person_id from grade g join grade_seat s using (agency_id, round_id, item, seat)"
                                      " where g.agency_id = ? and g.item = ? and s.person_id = g.person_id", (agency, item)).fetchall()
            if answer == "not_shown":
                self.assertEqual(grades, [])
                out[agency, item] = "0.00"
                continue
            self.assertEqual((len(grades), len({person for _, person in grades})), (2, 2))
            self.assertEqual(len({choice for choice, _ in grades}), 1)
            out[agency, item] = points[grades[0][0]]
        filed = dict(database.execute("select agency_id, shown from disclosure_filing"))
        shown = dict(database.execute("select agency_id, count(*) from disclosure_link group by agency_id"))
        self.assertEqual(filed, shown)
        return out

    def test_the_same_seed_makes_the_same_stacks_and_they_count_as_stored(self):
        out = self.simulate("one.db", "--stuffed", "200")
        self.assertEqual((out["agencies"], out["surveys"], out["box"]), (AGENCIES, 2 * AGENCIES, "opened"))
        self.assertEqual(out["sha256"], digest_of_stacks(self.path / "one.db"))
        self.assertEqual(out["sha256"], self.simulate("two.db", "--stuffed", "200", "--opened")["sha256"])
        self.assertNotEqual(out["sha256"], self.simulate("three.db", "--stuffed", "200", seed=8)["sha256"])
        self.assertNotEqual(out["sha256"], self.simulate("four.db")["sha256"])
        recount = run("round", "recount", out["round"], db=self.path / "one.db")
        self.assertEqual(recount["differences"], [])
        self.assertEqual((recount["opened"], recount["sheets"], recount["refused"]), (2 * AGENCIES, out["ballots"], 0))
        self.assertEqual(list((self.path / "one.db.keys" / "boxes").iterdir()), [])

    def test_a_sealed_box_holds_as_many_ballots_and_its_key_is_kept(self):
        out = self.simulate("sealed.db", "--sealed", "--year", "2566")
        self.assertEqual((out["box"], out["round"]), ("sealed", "ita-2566"))
        self.assertEqual(out["sha256"], self.simulate("opened.db")["sha256"])
        database = sqlite3.connect(self.path / "sealed.db")
        self.assertEqual(database.execute("select count(*) from sealed_ballot").fetchone()[0], out["ballots"])
        self.assertEqual(database.execute("select count(*) from ballot_stack").fetchone()[0], 0)
        self.assertEqual(len(list((self.path / "sealed.db.keys" / "boxes").iterdir())), 1)

    def test_the_file_of_figures_agrees_with_what_was_counted(self):
        out = self.simulate("one.db", "--stuffed", "500", "--out", str(self.path / "figures.csv"))
        with open(self.path / "figures.csv", encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        self.assertEqual(list(self.path.glob("*.part")), [])
        sheets = {}
        for line in lines:
            if line["counts"]:
                self.assertEqual(sum(map(int, line["counts"].split(";"))), int(line["answers"]))
                sheets[line["agency"], line["instrument"]] = int(line["answers"])
            self.assertTrue(0 <= float(line["points"]) <= 100, line)
        self.assertEqual((len(sheets), sum(sheets.values())), (2 * AGENCIES, out["ballots"]))
        grades = {line["points"] for line in lines if line["instrument"] == "oit" and line["item"]}
        self.assertEqual(self.graded(), {(line["agency"], line["item"]): line["points"] for line in lines
                                         if line["instrument"] == "oit" and line["item"]})
        self.assertEqual(grades, {"0.00", "100.00"})
        self.assertGreater(len({line["style"] for line in lines}), 3)

    def test_a_database_that_is_in_use_is_refused_and_stays_as_it_is(self):
        invited = self.path / "invited.db"
        run("people", "invite", "a@office.example", "--role", "system_administrator", "--name", "สมใจ", db=invited)
        self.simulate("one.db")
        for database in (invited, self.path / "one.db"):
            before = run("db", "backup", str(self.path / "before"), db=database)["sha256"]
            out = run("simulate", "--agencies", "3", "--seed", "1", db=database, status=2)
            self.assertEqual([problem["code"] for problem in out["problems"]], ["simulate.not_empty"])
            self.assertEqual(before, run("db", "backup", str(self.path / "after"), db=database)["sha256"])

    def test_what_cannot_be_is_told_before_anything_is_made(self):
        database = self.path / "none.db"
        for words, code in ((("--agencies", "3"), "command.arguments"),
                            (("--agencies", "3", "--seed", "1", "--opened", "--sealed"), "command.arguments"),
                            (("--agencies", "0", "--seed", "1"), "command.bad_option"),
                            (("--agencies", "3", "--seed", "1", "--year", "2559"), "rounds.bad_year"),
                            (("--agencies", "3", "--seed", "x"), "command.bad_option"),
                            (("--agencies", "3", "--seed", "1", "--year", "2699"), "simulate.year_not_over")):
            done = subprocess.run([PROGRAM, "simulate", *words, "--home", PROJECT, "--db", str(database), "--json"],
                                  capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 2, words)
            if done.stdout:
                self.assertEqual([problem["code"] for problem in json.loads(done.stdout)["problems"]], [code])
            self.assertFalse(database.exists(), words)
        unnamed = subprocess.run([PROGRAM, "simulate", "--agencies", "3", "--seed", "1", "--home", PROJECT],
                                 capture_output=True, text=True, check=False, cwd=self.path)
        self.assertEqual((unnamed.returncode, list(self.path.iterdir())), (2, []))

    def test_a_file_of_figures_that_cannot_be_written_is_told_before_anything_is_made(self):
        out = run("simulate", "--agencies", "3", "--seed", "1", "--out", str(self.path / "no" / "figures.csv"), db=self.path / "one.db", status=2)
        self.assertEqual([problem["code"] for problem in out["problems"]], ["command.cannot_write"])
        self.assertEqual(sqlite3.connect(self.path / "one.db").execute("select count(*) from agency").fetchone()[0], 0)

    def test_stopped_by_the_keyboard_it_leaves_whole_ballots_and_no_figures(self):
        database = self.path / "one.db"
        program = subprocess.Popen([PROGRAM, "simulate", "--agencies", "100000", "--seed", "7", "--db", str(database), "--home", PROJECT,
                                    "--lang", "en", "--out", str(self.path / "figures.csv")], stderr=subprocess.PIPE, text=True)
        self.assertIn("answer sheets put into the box", program.stderr.readline())
        program.send_signal(signal.SIGINT)
        told = program.communicate()[1]
        self.assertEqual(program.returncode, 2)
        self.assertIn("Stopped after", told)
        self.assertEqual(list(self.path.glob("figures*")), [])
        file = sqlite3.connect(database)
        self.assertEqual(file.execute("select count(*) from sealed_ballot").fetchone(),
                         file.execute("select sum(received) from survey_day").fetchone())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
