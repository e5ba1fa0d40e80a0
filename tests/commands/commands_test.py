#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The commands as people and scripts meet them: exit codes, JSON, both languages. commands_test.py PROGRAM HOME"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = HOME = ""
DECIMAL = re.compile(r"\d+\.\d\d")

# The example of the results format; its numbers are of three different agencies, so it has findings.
EXAMPLE = """
kind: results
schema: 1
edition: ita/2565
agency: { id: cm-province, name_th: จังหวัดเชียงใหม่, type: province }
published: { total: "91.50", level: A, instruments: {}, indicators: { "1": "91.07" }, items: { i7: "66.40", i8.1: "83.49" } }
percents:  { i7: ["4.31", "23.28", "41.51", "30.90"] }
counts:    { e11: [2, 31, 777, 842] }
grades:    { o18: "0" }
parts:     { eit1: "97.98", eit2: "80.16" }
"""


def run(*words, lang=None, home=True):
    environment = {**os.environ, "PRONGSAI_HOME": HOME if home else "/nowhere"}
    environment.pop("PRONGSAI_LANG", None)
    command = [PROGRAM, *words, *(["--lang", lang] if lang else [])]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)


def as_json(*words):
    done = run(*words, "--json")
    return done.returncode, json.loads(done.stdout)


def results(name):
    return os.path.join(HOME, "data", "results", name + ".yaml")


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path


class Score(Commands):
    def test_the_city_comes_out_as_published(self):
        code, out = as_json("score", results("chiang-mai-city-2566"))
        self.assertEqual(code, 0)
        self.assertEqual(out["total"], "92.19")
        self.assertEqual(out["level"], "ผ่าน")
        self.assertIs(out["passed"], True)
        self.assertEqual(out["instruments"], {"iit": "99.91", "eit": "89.07", "oit": "88.75"})
        self.assertEqual(out["indicators"]["9"], "97.50")
        self.assertEqual(out["items"]["o18"], "0.00")
        self.assertEqual(out["basis"]["instrument:oit"], "computed")

    def test_the_object_has_every_member_that_is_promised(self):
        _, out = as_json("score", results("chiang-mai-province-2565"))
        for member in ("total", "level", "passed", "instruments", "indicators", "items", "answers", "findings", "basis"):
            self.assertIn(member, out)
        self.assertEqual(set(out["instruments"]), {"iit", "eit", "oit"})
        self.assertEqual(set(out["indicators"]), {str(n) for n in range(1, 11)})
        self.assertEqual(out["answers"]["iit"], 1207)
        self.assertEqual(out["answers"]["eit"], 1652)
        self.assertEqual(set(out["basis"].values()) - {"computed", "published", "missing"}, set())
        for finding in out["findings"]:
            self.assertLessEqual({"code", "node", "published", "computed", "repair"}, set(finding))

    def test_scores_are_strings_with_their_decimals_or_null(self):
        for name in ("chiang-mai-province-2564", "chiang-mai-province-2565", "chiang-mai-city-2566"):
            _, out = as_json("score", results(name))
            for section in ("instruments", "indicators", "items"):
                for key, value in out[section].items():
                    if value is not None:
                        self.assertRegex(value, DECIMAL, f"{name} {section} {key}")

    def test_the_example_of_the_format_is_read(self):
        code, out = as_json("score", self.write("example.yaml", EXAMPLE))
        self.assertEqual(code, 0)
        self.assertEqual(out["total"], "91.50")
        self.assertEqual(out["level"], "A")
        self.assertEqual(out["items"]["i7"], "66.40")
        self.assertEqual(out["items"]["e11"], "83.10")
        self.assertEqual(out["items"]["o18"], "0.00")
        self.assertIsNone(out["items"]["i9"])
        self.assertEqual(out["basis"]["item:i9"], "missing")
        self.assertEqual(out["basis"]["item:e11"], "computed")
        self.assertEqual(out["answers"]["eit"], 1652)

    def test_plain_text_is_thai_unless_asked_otherwise(self):
        thai = run("score", results("chiang-mai-city-2566"))
        english = run("score", results("chiang-mai-city-2566"), lang="en")
        self.assertEqual((thai.returncode, english.returncode), (0, 0))
        self.assertIn("เทศบาลนครเชียงใหม่", thai.stdout)
        self.assertIn("92.19", thai.stdout)
        self.assertIn("Chiang Mai City Municipality", english.stdout)
        self.assertIn("80.16", english.stdout)  # what holds the level back
        self.assertNotIn("⟦", thai.stdout + english.stdout)

    def test_a_file_that_cannot_be_read_ends_with_2(self):
        missing = run("score", os.path.join(self.folder.name, "none.yaml"))
        self.assertEqual(missing.returncode, 2)
        self.assertIn("none.yaml", missing.stderr)
        code, out = as_json("score", self.write("broken.yaml", EXAMPLE.replace("91.50", "91,50")))
        self.assertEqual(code, 2)
        problem = out["problems"][0]
        self.assertEqual(problem["code"], "yaml.not_decimal")
        self.assertEqual(problem["line"], 6)
        self.assertIn("91,50", problem["message_th"])
        self.assertIn("91,50", problem["message_en"])

    def test_a_file_may_come_through_a_pipe(self):
        done = subprocess.run(f"cat '{results('chiang-mai-city-2566')}' | '{PROGRAM}' score /dev/stdin --json --home '{HOME}'",
                              shell=True, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["total"], "92.19")


class Explain(Commands):
    def test_a_question_goes_down_to_its_answers(self):
        code, out = as_json("explain", results("chiang-mai-province-2565"), "item:i7")
        self.assertEqual(code, 0)
        self.assertEqual(out["value"], "66.40")
        self.assertEqual(out["formula"], "(52 × 0 + 281 × 33 + 501 × 67 + 373 × 100) ÷ 1207")
        self.assertEqual([choice["count"] for choice in out["choices"]], [52, 281, 501, 373])
        self.assertEqual([choice["percent"] for choice in out["choices"]], ["4.31", "23.28", "41.51", "30.90"])
        self.assertIs(out["counts_from_percents"], True)
        self.assertTrue(any(source["sources"] for source in out["sources"]))

    def test_every_kind_of_node_can_be_asked_for(self):
        for node in ("total", "instrument:iit", "indicator:2", "item:i8", "item:I8.1", "sub:9.1"):
            done = run("explain", results("chiang-mai-province-2565"), node)
            self.assertEqual(done.returncode, 0, f"{node}: {done.stderr}")
            self.assertNotIn("⟦", done.stdout)
        self.assertEqual(run("explain", results("chiang-mai-city-2566"), "part:eit1").returncode, 0)

    def test_plain_text_names_rule_and_source(self):
        done = run("explain", results("chiang-mai-province-2565"), "indicator:2", lang="en")
        self.assertIn("81.80", done.stdout)
        self.assertIn("÷ 6", done.stdout)
        self.assertIn("Mean of the items", done.stdout)
        self.assertIn("1207", done.stdout)
        self.assertIn("Source:", done.stdout)

    def test_an_unknown_node_ends_with_2_and_the_nearest(self):
        done = run("explain", results("chiang-mai-province-2565"), "item:i88", lang="en")
        self.assertEqual(done.returncode, 2)
        self.assertIn("item:i88", done.stderr)


class Check(Commands):
    def test_findings_end_with_1_and_say_what_it_should_read(self):
        done = run("check", results("chiang-mai-province-2564"), lang="en")
        self.assertEqual(done.returncode, 1)
        self.assertIn("94.00", done.stdout)
        self.assertIn("47.41", done.stdout)

    def test_a_report_that_agrees_with_itself_ends_with_0(self):
        self.assertEqual(run("check", results("chiang-mai-province-2563")).returncode, 0)

    def test_one_unreadable_file_ends_with_2_and_the_others_are_still_checked(self):
        broken = self.write("broken.yaml", "kind: results\n")
        code, out = as_json("check", broken, results("chiang-mai-province-2564"))
        self.assertEqual(code, 2)
        self.assertEqual([len(file.get("problems", [])) > 0 for file in out["files"]], [True, False])
        self.assertEqual(out["files"][1]["findings"][0]["repair"], "47.41")

    def test_each_number_the_list_of_errors_names_is_found(self):
        found = set()
        for year in ("2563", "2564", "2565", "2567"):
            _, out = as_json("check", results("chiang-mai-province-" + year))
            found |= {(year, f["node"], f["published"], f["repair"]) for f in out["files"][0]["findings"]}
        self.assertEqual(found, {("2565", "indicator:2", "81.90", "81.80"), ("2564", "item:e11", "94.00", "47.41")})


class Framework(Commands):
    def test_list_and_show(self):
        listed = run("framework", "list")
        self.assertEqual(listed.returncode, 0)
        for edition in ("ita/2563", "ita/2564", "ita/2565", "ita/2566", "ita/2567", "ita/2568", "ita/2569", "example/harbour-2573"):
            self.assertIn(edition, listed.stdout)
        for lang in ("th", "en"):
            shown = run("framework", "show", "ita/2566", lang=lang)
            self.assertEqual(shown.returncode, 0)
            self.assertNotIn("⟦", shown.stdout)
        code, _ = as_json("framework", "show", "ita/2565")
        self.assertEqual(code, 0)
        self.assertEqual(run("framework", "show", "ita/2599").returncode, 2)

    def test_check_takes_an_edition_or_a_shelf_and_refuses_the_rest(self):
        self.assertEqual(run("framework", "check", os.path.join(HOME, "frameworks", "ita", "2565")).returncode, 0)
        self.assertEqual(run("framework", "check", os.path.join(HOME, "frameworks")).returncode, 0)
        self.assertEqual(run("framework", "check", self.folder.name).returncode, 2)
        self.write("edition.yaml", "kind: edition\nschema: 1\nid: 2565\n")
        done = run("framework", "check", self.folder.name)
        self.assertEqual(done.returncode, 2)
        self.assertIn("edition.yaml:3:", done.stderr)


class CommandLine(Commands):
    def test_what_is_not_understood_ends_with_2_and_says_what_there_is(self):
        for words, expected in ((["scores"], "score"), (["score"], "prongsai score FILE"), (["score", "x", "--jsn"], "--json"),
                                (["score", "x", "--lang", "de"], "th, en"), (["explain", "x"], "prongsai explain")):
            done = run(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(expected, done.stderr, words)

    def test_without_words_it_says_how_it_is_used(self):
        self.assertIn("prongsai score", run().stdout)
        self.assertIn("prongsai check", run("--help", lang="en").stdout)
        self.assertRegex(run("--version").stdout, r"^prongsai \d+\.\d+\.\d+$")

    def test_without_its_rules_it_says_where_it_looked_for_them(self):
        done = run("score", results("chiang-mai-city-2566"), home=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--home", done.stderr)

    def test_no_text_is_left_without_words(self):
        for words in (["score", results("chiang-mai-province-2567")], ["check", results("chiang-mai-city-2566")],
                      ["framework", "list"], ["explain", results("chiang-mai-city-2566"), "total"]):
            for lang in ("th", "en"):
                done = run(*words, lang=lang)
                self.assertNotRegex(done.stdout + done.stderr, r"⟦|\{[a-z_]+\}")


REPORT = """บทวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2565

กิจกรรม	ผู้รับผิดชอบ
1. แจ้งผล	กองคลัง
2. แต่งตั้ง	กองช่าง
3. ประชุม	กองคลัง
3. รายงาน	กองช่าง
4. เผยแพร่	กองคลัง

ภายในวันที่ 31 เมษายน 2565
หน่วยงานภาครัฐหน่วยงานภาครัฐได้รับทราบ
"""


class Lint(Commands):
    def test_what_is_wrong_is_told_with_its_place(self):
        code, out = as_json("lint", self.write("report.txt", REPORT))
        self.assertEqual(code, 1)
        self.assertEqual([(one["line"], one["code"], one["printed"], one["expected"]) for one in out],
                         [(7, "numb.repeated", "3.", "4."), (10, "date.no_such_day", "31 เมษายน 2565", "")])
        for one in out:
            self.assertLessEqual({"line", "code", "printed", "expected", "message_th", "message_en", "certainty",
                                  "kind", "page", "other_lines"}, set(one))
            self.assertNotIn("{", one["message_th"] + one["message_en"])
        self.assertEqual(out[0]["other_lines"], [6])
        self.assertEqual(out[0]["certainty"], "certain")

    def test_hints_are_no_errors_and_are_shown_when_asked_for(self):
        path = self.write("report.txt", REPORT.replace("3. รายงาน", "4. รายงาน").replace("4. เผยแพร่", "5. เผยแพร่")
                          .replace("31 เมษายน", "30 เมษายน"))
        code, out = as_json("lint", path)
        self.assertEqual((code, out), (0, []))
        code, out = as_json("lint", path, "--all")
        self.assertEqual((code, [one["certainty"] for one in out]), (0, ["hint"]))
        self.assertIn("--all", run("lint", path).stdout)

    def test_the_last_line_says_what_was_read(self):
        path = self.write("report.txt", REPORT)
        self.assertIn("อ่านได้", run("lint", path, lang="th").stdout.splitlines()[-1])
        self.assertIn("Read 9 lines; tables: 1.", run("lint", path, lang="en").stdout.splitlines()[-1])
        letter = self.write("letter.txt", "เรียน ผู้อำนวยการ\n")
        done = run("lint", letter, lang="en")
        self.assertEqual(done.returncode, 0)
        self.assertIn("nothing was checked", done.stdout)

    def test_what_cannot_be_read_is_told(self):
        for path in (os.path.join(self.folder.name, "nothing.pdf"), self.folder.name,
                     self.write("broken.pdf", "%PDF-1.7\nnonsense")):
            done = run("lint", path, lang="en")
            self.assertEqual(done.returncode, 2, path)
            self.assertNotEqual(done.stderr.strip(), "")
        self.assertEqual(run("lint").returncode, 2)


if __name__ == "__main__":
    HOME = os.path.abspath(sys.argv.pop(2))
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
