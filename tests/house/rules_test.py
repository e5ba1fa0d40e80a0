# SPDX-License-Identifier: Apache-2.0
"""Each house rule catches what it is for, and leaves its nearest innocent neighbour alone."""

import subprocess
import unittest
from pathlib import Path

from made_tree import MadeTreeTest

from house import code_rules as code
from house import prose_rules as prose
from house.tree import Tree, without_comments

PROJECT = Path(__file__).resolve().parent.parent.parent
SPDX = "// SPDX-License-Identifier: Apache-2.0\n"
ADR = """# We do it
## Status
Accepted
## Context
Why.
## Decision
We will do it.
## Consequences
Do it.
## Alternatives
Not doing it.
"""


class CodeRulesTest(MadeTreeTest):
    def test_a_source_without_its_licence_line_is_found(self):
        self.assert_finds(code.every_source_names_its_licence, {"src/a.cpp": "int a;\n"}, "src/a.cpp:1:")

    def test_a_script_bears_its_licence_under_the_first_line(self):
        rule = code.every_source_names_its_licence
        self.assert_clean(
            rule,
            {
                "tools/run": "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n",
                "a.css": "/* SPDX-License-Identifier: Apache-2.0 */\n",
            },
        )
        self.assert_finds(rule, {"tools/run": "#!/bin/sh\necho\n"}, "tools/run:1:")

    def test_a_header_without_a_purpose_is_found(self):
        rule = code.every_header_says_its_purpose
        self.assert_finds(rule, {"src/a.h": SPDX + "#pragma once\n"}, "src/a.h:2:")
        self.assert_clean(rule, {"src/a.h": SPDX + "// Holds a.\n#pragma once\n"})

    def test_a_file_past_the_limit_is_found(self):
        rule = code.no_file_grows_past_its_limit
        self.assert_clean(rule, {"src/a.cpp": "\n" * 400})
        self.assert_finds(rule, {"src/a.cpp": "\n" * 401}, "src/a.cpp:401:", "401 lines")

    def test_an_exception_to_the_limit_may_only_shrink(self):
        rule, listed = code.no_file_grows_past_its_limit, {"tests/house/long_files.txt": "src/a.cpp 500  # why\n"}
        self.assert_clean(rule, {**listed, "src/a.cpp": "\n" * 500})
        self.assert_finds(rule, {**listed, "src/a.cpp": "\n" * 501}, "src/a.cpp:501:")
        self.assert_finds(rule, {**listed, "src/a.cpp": "\n" * 450}, "long_files.txt:1:", "write 450")
        self.assert_finds(rule, {**listed, "src/a.cpp": "\n" * 399}, "remove the line")

    def test_an_exception_for_a_file_that_is_gone_is_found(self):
        self.assert_finds(
            code.no_file_grows_past_its_limit, {"tests/house/long_files.txt": "src/b.cpp 500\n"}, "is gone"
        )

    def test_binary_floating_point_in_an_exact_room_is_found(self):
        rule = code.exact_rooms_have_no_binary_floating_point
        self.assert_finds(
            rule, {"src/prongsai/scoring/a.h": "int a;\nlong double b;\n"}, "src/prongsai/scoring/a.h:2:", "'double'"
        )

    def test_the_word_in_prose_or_in_another_room_is_no_floating_point(self):
        self.assert_clean(
            code.exact_rooms_have_no_binary_floating_point,
            {
                "src/prongsai/tally/a.cpp": "auto b = 10'000; // a double count, it's float\n"
                'auto s = "float"; int doubled;\n/* double */\n',
                "src/prongsai/figure/a.cpp": "double x;\n",
            },
        )

    def test_a_clock_in_a_domain_room_is_found(self):
        rule = code.domain_rooms_are_pure
        self.assert_finds(
            rule, {"src/prongsai/analysis/a.cpp": "auto t = std::chrono::system_clock::now();\n"}, ":1:", "system_clock"
        )

    def test_unordered_containers_in_a_domain_room_are_found(self):
        rule = code.domain_rooms_are_pure
        self.assert_finds(rule, {"src/prongsai/scoring/a.h": "#include <unordered_map>\n"}, "unordered_map")

    def test_other_rooms_and_tests_may_read_clocks_and_files(self):
        text = "#include <fstream>\nauto t = steady_clock::now();\n"
        self.assert_clean(
            code.domain_rooms_are_pure, {"src/prongsai/http/a.cpp": text, "src/prongsai/scoring/a_test.cpp": text}
        )

    def test_sql_outside_its_rooms_is_found(self):
        rule = code.sql_stays_in_its_rooms
        self.assert_finds(
            rule, {"src/prongsai/web/a.cpp": 'auto q = "select id from agency";\n'}, "src/prongsai/web/a.cpp:1:"
        )
        self.assert_finds(rule, {"src/prongsai/web/a.cpp": 'auto q = R"(\nDELETE  FROM x\n)";\n'}, "DELETE")

    def test_prose_that_uses_the_same_verbs_is_not_sql(self):
        self.assert_clean(
            code.sql_stays_in_its_rooms,
            {
                "src/prongsai/web/a.cpp": 'auto q = "Select an agency"; // SELECT a FROM b\nr("<select name=x>");\n',
                "src/prongsai/store/a.cpp": '"SELECT 1 FROM a"',
            },
        )

    def test_a_new_column_of_a_ballot_is_found(self):
        rule = code.ballots_tell_nothing_of_people
        table = "CREATE TABLE sealed_ballot (\n  receipt {bytes} NOT NULL,\n  %s\n  PRIMARY KEY (receipt)\n) {strict};\n"
        path = "src/prongsai/store/migrations/0010_surveys.sql"
        self.assert_clean(rule, {path: table % "sealed {bytes} NOT NULL,"})
        self.assert_finds(rule, {path: table % "received_at {integer} NOT NULL,"}, "sealed_ballot.received_at")
        later = "src/prongsai/store/migrations/0020_more.sql"
        self.assert_finds(rule, {path: "", later: "ALTER TABLE survey_code ADD COLUMN person_id {text};"}, "person_id")

    def test_a_new_table_of_ballots_is_found(self):
        rule = code.ballots_tell_nothing_of_people
        path = "src/prongsai/store/migrations/0020_more.sql"
        table = "CREATE TABLE %s (\n  %s {integer} NOT NULL,\n  PRIMARY KEY (id)\n) {strict};\n"
        self.assert_finds(rule, {path: table % ("ballot_arrival", "at")}, "ballot_arrival.at")
        self.assert_finds(rule, {path: table % ("survey_visit", "minute")}, "survey_visit.minute")
        self.assert_finds(rule, {path: table % ("seen", "receipt")}, "seen.receipt")
        self.assert_clean(rule, {path: table % ("survey", "opens_at") + table % ("plan_visit", "minute")})

    def test_a_test_that_nobody_builds_is_found(self):
        rule = code.every_test_file_is_built
        self.assert_finds(rule, {"src/prongsai/a_test.cpp": ""}, "inside a room")
        (self.root / "src/prongsai/a_test.cpp").unlink()
        self.assert_finds(
            rule,
            {"tests/golden/b_test.cpp": "", "tests/golden/CMakeLists.txt": "add_executable(c c_test.cpp)"},
            "does not build it",
        )
        self.assert_clean(
            rule, {"tests/golden/CMakeLists.txt": "add_executable(b b_test.cpp)", "src/prongsai/base/d_test.cpp": ""}
        )

    def test_a_switched_off_test_is_found(self):
        self.assert_finds(code.no_test_is_switched_off, {"tests/a_test.cpp": "TEST(A, DISABLED_b) {}\n"}, "DISABLED_b")

    def test_a_test_that_steps_aside_says_why(self):
        rule = code.no_test_is_switched_off
        self.assert_finds(rule, {"tests/a_test.cpp": "GTEST_SKIP();\n"}, "says why")
        self.assert_clean(rule, {"tests/a_test.cpp": 'GTEST_SKIP() << "root may use every port";\n'})

    def test_open_work_must_name_its_issue(self):
        rule = code.what_is_left_open_names_an_issue
        self.assert_finds(rule, {"src/a.cpp": "// TODO later\n"}, "src/a.cpp:1:")
        self.assert_finds(rule, {"src/a.cpp": "// FIXME\n"}, "src/a.cpp:1:")
        self.assert_clean(rule, {"src/a.cpp": "// TODO(#12): later\n"})

    def test_a_path_of_one_machine_is_found(self):
        rule = code.no_path_of_one_machine
        for folder in ("work", "home", "root"):
            self.assert_finds(rule, {"README.md": f"See /{folder}/somchai/x.\n"}, f"/{folder}/somchai")
        self.assert_clean(
            rule,
            {
                "README.md": "See https://example.go.th/home/detailnews/1 and a/work/b, ../home/x.\n",
                "a.png": b"\x89PNG\xff/home/x",
            },
        )

    def test_a_promised_check_that_is_off_is_found(self):
        rule, on = code.promised_checks_are_on, {}
        for path in (".clang-tidy", "cmake/toolchain.cmake", "cmake/room.cmake"):
            on[path] = (PROJECT / path).read_text()
        self.assert_clean(rule, on)
        off = on[".clang-tidy"].replace("  bugprone-*,", "  -bugprone-*,")
        self.assert_finds(rule, {**on, ".clang-tidy": off}, "bugprone-*")
        self.assert_finds(
            rule,
            {**on, "cmake/toolchain.cmake": on["cmake/toolchain.cmake"].replace(" -Werror", " -Wno-error")},
            "-Werror",
        )
        self.assert_finds(
            rule, {**on, "cmake/room.cmake": on["cmake/room.cmake"].replace("SETS ON", "SETS OFF")}, "HEADER_SETS"
        )

    def test_a_leftover_of_an_editor_is_found(self):
        self.assert_finds(code.no_leftovers, {"src/.a.cpp.swp": b"\x00\xff"}, ".swp")


class ProseRulesTest(MadeTreeTest):
    def test_a_page_without_or_with_two_titles_is_found(self):
        rule = prose.every_page_has_one_title
        self.assert_finds(rule, {"a.md": "text\n"}, "a.md:1:", "0 titles")
        self.assert_finds(rule, {"a.md": "# A\n\n# B\n"}, "a.md:3:", "2 titles")
        self.assert_clean(rule, {"a.md": "# A\n```sh\n# not a title\n```\n<!--\n# nor this\n-->\n"})

    def test_a_link_that_leads_nowhere_is_found(self):
        rule = prose.every_named_path_exists
        self.assert_finds(rule, {"docs/a.md": "[b](b.md)\n"}, "docs/a.md:1:", "b.md")
        self.assert_clean(
            rule, {"docs/a.md": "[b](../c.md#x) [d](https://example.org/) [e](#part) [f](../docs)\n", "c.md": ""}
        )

    def test_a_path_in_backticks_that_does_not_exist_is_found(self):
        rule = prose.every_named_path_exists
        self.assert_finds(rule, {"README.md": "See `docs/b.md`.\n", "docs/c.md": ""}, "README.md:1:", "docs/b.md")
        self.assert_clean(
            rule, {"README.md": "`docs/*.md`, `docs/`, `frameworks/<year>/`, `build/prongsai`, `and/or`\n"}
        )

    def test_a_header_named_as_an_include_must_exist(self):
        rule = prose.every_named_path_exists
        self.assert_finds(rule, {"a.md": "`prongsai/base/b.h`", "src/prongsai/base/a.h": ""}, "src/prongsai/base/b.h")
        self.assert_clean(rule, {"a.md": "`prongsai/base/a.h`"})

    def test_a_room_without_its_page_is_found(self):
        rule, page = prose.every_room_says_what_it_is, "src/prongsai/base/README.md"
        self.assert_finds(rule, {"src/prongsai/base/a.h": ""}, page)
        self.assert_finds(rule, {page: "# Base\n"}, page)
        self.assert_clean(rule, {page: "# Base\n\n**Does not belong here:** all else.\n"})

    def test_a_verb_the_makefile_does_not_have_is_found(self):
        files = {"Makefile": "demo: ## d\ntest: demo\n", "README.md": "Run `make demo`, then `make tset`.\n"}
        self.assert_finds(prose.every_named_verb_exists, files, "README.md:1:", "tset")
        self.assert_finds(
            prose.every_named_verb_exists, {"README.md": "# A\n```sh\nmake tset  # all\n```\n"}, "README.md:3:"
        )
        self.assert_clean(prose.every_named_verb_exists, {"README.md": "We\nmake a house. `make PORT=1 demo`\n"})

    def test_a_decision_lacks_nothing(self):
        rule, path = prose.every_decision_has_its_sections, "docs/decisions/a.md"
        self.assert_clean(rule, {path: ADR})
        self.assert_finds(rule, {path: ADR.replace("## Alternatives\nNot doing it.\n", "")}, "Alternatives")
        self.assert_finds(rule, {path: ADR.replace("Why.\n", "")}, "'Context' is empty")
        self.assert_finds(rule, {path: ADR.replace("We will", "One may")}, "We will")
        self.assert_finds(rule, {path: ADR.replace("Accepted", "Perhaps")}, "Proposed, Accepted")

    def test_a_rule_file_that_does_not_say_its_kind_first_is_found(self):
        rule, path = prose.every_rule_file_says_its_kind, "frameworks/ita/2565/edition.yaml"
        self.assert_clean(rule, {path: "# c\nkind: edition\nschema: 1\nid: x\n"})
        self.assert_finds(rule, {path: "# c\nid: x\nkind: edition\n"}, path + ":2:")


class CatalogueTest(MadeTreeTest):
    SOURCE = {
        "src/prongsai/yaml/read.cpp": 'Problem{"yaml.unknown_key", {}}; include("yaml.css"); // "yaml.only_prose"\n',
    }

    def check(self, thai, english, source=None):
        files = {**(source or self.SOURCE), "locale/th/problems.yaml": thai, "locale/en/problems.yaml": english}
        return self.found_by(prose.every_problem_has_its_sentences, files)

    def test_two_sentences_with_the_same_details_are_all_it_needs(self):
        thai = "kind: messages\nschema: 1\nmessages:\n"
        thai += "  yaml.unknown_key: >-\n    พบคีย์ {found}\n    ที่ไม่รู้จัก {expected}\n"
        self.assertEqual(self.check(thai, '  yaml.unknown_key: "Found {found}, expected {expected}."\n'), [])

    def test_a_problem_without_a_sentence_is_found_where_it_is_written(self):
        found = self.check("  yaml.unknown_key: พบ\n", "")
        self.assertEqual(
            found, ["src/prongsai/yaml/read.cpp:1: 'yaml.unknown_key' has no sentence in locale/en/problems.yaml"]
        )

    def test_a_sentence_no_source_writes_is_found(self):
        found = self.check("  yaml.unknown_key: พบ\n  yaml.old: เก่า\n", "  yaml.unknown_key: Found\n")
        self.assertEqual(found, ["locale/th/problems.yaml:2: no source writes 'yaml.old'"])

    def test_a_finding_named_like_a_room_out_of_reach_is_no_problem_code(self):
        files = {
            "src/prongsai/floors.txt": "base:\nfigure: base\nscoring: base\nweb: base figure\n",
            "src/prongsai/scoring/check.cpp": 'add("figure.differs");',
            "src/prongsai/web/page.cpp": 'if (code == "figure.differs") {}',
            "locale/th/findings.yaml": "messages:\n  figure.differs: ต่างกัน\n",
        }
        self.assertEqual(self.check("", "", files), [])
        reached = {"src/prongsai/web/page.cpp": 'Problem{"figure.too_small"}'}
        self.assertEqual(len(self.check("", "", {**files, **reached})), 2)

    def test_a_stem_stands_for_the_codes_it_begins_in_both_languages(self):
        source = {"src/prongsai/yaml/read.cpp": 'Problem{"yaml.no_such_" + kind}; code += "_nearest";\n'}
        both = "  yaml.no_such_item: ไม่มี\n  yaml.no_such_item_nearest: ใกล้\n"
        self.assertEqual(self.check(both, both, source), [])
        found = self.check(both + "  yaml.no_such_part: ไม่มี\n", both, source)
        self.assertEqual(len(found), 1, found)
        self.assertIn("'yaml.no_such_part' has no sentence in locale/en", found[0])
        self.assertEqual(len(self.check("", "", source)), 2)

    def test_codes_may_begin_with_a_word_that_is_no_room_once_a_catalogue_uses_it(self):
        source = {"src/prongsai/results_files/read.cpp": 'Problem{"results.twice"}; Problem{"results.odd"};\n'}
        found = self.check("  results.twice: ซ้ำ\n", "  results.twice: twice\n", source)
        self.assertEqual(len(found), 2, found)
        self.assertIn("'results.odd' has no sentence", found[0])

    def test_a_code_may_be_made_longer_by_an_ending_the_sources_write(self):
        source = {"src/prongsai/yaml/read.cpp": 'code = "yaml.unknown_key"; if (near) code += "_nearest";\n'}
        sentences = "  yaml.unknown_key: พบ\n  yaml.unknown_key_nearest: ใกล้\n"
        self.assertEqual(self.check(sentences, sentences, source), [])

    def test_details_that_differ_between_languages_are_found(self):
        found = self.check("  yaml.unknown_key: พบ {found}\n", "  yaml.unknown_key: Found {key}\n")
        self.assertEqual(len(found), 1, found)
        self.assertIn("['key']", found[0])

    def test_an_english_sentence_in_the_thai_catalogue_is_found(self):
        found = self.check("  yaml.unknown_key: Found\n", "  yaml.unknown_key: Found\n")
        self.assertEqual(found, ["locale/th/problems.yaml:1: the sentence of 'yaml.unknown_key' is not Thai"])

    def test_a_code_said_twice_or_an_empty_sentence_is_found(self):
        found = self.check("  yaml.unknown_key: พบ\n  yaml.unknown_key: พบ\n", "  yaml.unknown_key:\n")
        self.assertEqual(len(found), 2, found)
        self.assertIn("twice", found[0])
        self.assertIn("empty", found[1])

    def test_a_missing_catalogue_is_found(self):
        files = {**self.SOURCE, "locale/th/problems.yaml": "  yaml.unknown_key: พบ\n"}
        self.assert_finds(prose.every_problem_has_its_sentences, files, "locale/en/problems.yaml")


class TreeTest(MadeTreeTest):
    def test_without_git_build_folders_are_left_out(self):
        self.write({"a.md": "", "build/b.md": "", "build-x/c.md": "", "web/node_modules/d.md": ""})
        self.assertEqual(Tree(self.root).paths, ["a.md"])

    def test_with_git_what_it_ignores_is_left_out_and_new_files_count(self):
        self.write({"a.md": "", "skip/b.md": "", ".gitignore": "skip/\n"})
        subprocess.run(["git", "init", "-q", self.root], check=True)
        self.assertEqual(Tree(self.root).paths, [".gitignore", "a.md"])

    def test_comments_are_blanked_and_lines_stay(self):
        self.assertEqual(
            without_comments('a; // "b"\n/* c\n d */ "// e" R"(/* f)"\n').split(), ["a;", '"//', 'e"', 'R"(/*', 'f)"']
        )
        self.assertEqual(without_comments("/*\n*/\nx").splitlines()[2], "x")


if __name__ == "__main__":
    unittest.main()
