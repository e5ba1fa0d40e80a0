# SPDX-License-Identifier: Apache-2.0
"""Each way to break the floor plan is reported with its file and line."""

import subprocess
import unittest
from pathlib import Path

from made_tree import MadeTreeTest

from house import floors

PLAN = {
    "src/prongsai/floors.txt": "# ground\nbase:\nyaml: base\nhttp: base\nscoring: base  # pure\n",
    "src/prongsai/CMakeLists.txt": "prongsai_room(base)\nprongsai_room(yaml LIBRARIES yaml-cpp)\n"
    "prongsai_room(http)\nprongsai_room(scoring)\n",
    "src/prongsai/base/points.h": "#pragma once\n",
}


class FloorsTest(MadeTreeTest):
    def check(self, changes):
        self.write({**PLAN, **changes})
        return floors.check(self.root)

    def assert_reports(self, changes, *expected):
        self.assertEqual(self.check(changes), list(expected))

    def test_a_sound_tree_has_nothing_to_mend(self):
        self.assert_reports(
            {"src/prongsai/scoring/score.cpp": '#include "prongsai/base/points.h"\n#include <vector>\n'}
        )

    def test_a_room_on_the_same_or_a_higher_floor_is_refused_with_file_and_line(self):
        self.assert_reports(
            {"src/prongsai/base/points.cpp": '#include <string>\n\n#include "prongsai/scoring/score.h"\n'},
            "src/prongsai/base/points.cpp:3: base/ may not include scoring/",
        )

    def test_angle_brackets_do_not_hide_a_room(self):
        self.assert_reports(
            {"src/prongsai/yaml/a.h": "  #  include <prongsai/http/server.h>\n"},
            "src/prongsai/yaml/a.h:1: yaml/ may not include http/",
        )

    def test_an_include_in_a_comment_is_not_an_include(self):
        self.assert_reports(
            {"src/prongsai/base/a.h": '/*\n#include "prongsai/http/a.h"\n*/\n// #include "prongsai/http/a.h"\n'}
        )

    def test_an_unknown_room_is_named(self):
        self.assert_reports(
            {"src/prongsai/yaml/a.cpp": '#include "prongsai/attic/a.h"\n'},
            "src/prongsai/yaml/a.cpp:1: 'attic' is not a room of src/prongsai/floors.txt",
        )

    def test_a_folder_that_is_no_room_is_named(self):
        self.assert_reports(
            {"src/prongsai/attic/a.h": ""},
            "src/prongsai/attic/: the folder is not a room of src/prongsai/floors.txt",
        )

    def test_a_source_outside_every_room_is_named(self):
        self.assert_reports(
            {"src/prongsai/stray.cpp": ""}, "src/prongsai/stray.cpp:1: the file stands outside every room"
        )

    def test_a_private_header_stays_in_its_room_even_for_tests(self):
        private = '#include "prongsai/base/bits_detail.h"\n'
        self.assert_reports(
            {
                "src/prongsai/base/bits.cpp": private,
                "src/prongsai/yaml/a.cpp": private,
                "tests/house/b_test.cpp": private,
            },
            "src/prongsai/yaml/a.cpp:1: bits_detail.h is private to base/",
            "tests/house/b_test.cpp:1: bits_detail.h is private to base/",
        )

    def test_tests_across_rooms_may_include_any_room(self):
        self.assert_reports(
            {"tests/a_test.cpp": '#include "prongsai/scoring/a.h"\n#include "prongsai/http/a.h"\n#include "near.h"\n'}
        )

    def test_a_path_beside_the_source_is_refused(self):
        self.assert_reports(
            {"src/prongsai/base/points.cpp": '#include "points.h"\n'},
            'src/prongsai/base/points.cpp:1: found "points.h", expected "prongsai/<room>/<file>.h"',
        )

    def test_an_outside_thing_has_one_door(self):
        self.assert_reports(
            {
                "src/prongsai/yaml/node.cpp": "#include <yaml-cpp/yaml.h>\n",
                "src/prongsai/scoring/a.cpp": "#include <yaml-cpp/yaml.h>\n",
            },
            "src/prongsai/scoring/a.cpp:1: only yaml/ may include <yaml-cpp/yaml.h>",
        )

    def test_a_room_must_be_built_and_a_built_room_must_be_listed(self):
        self.assert_reports(
            {
                "src/prongsai/CMakeLists.txt": "prongsai_room(base)\nprongsai_room(yaml)\nprongsai_room(http)\n"
                "# prongsai_room(scoring)\nprongsai_room(attic)\n"
            },
            "src/prongsai/CMakeLists.txt: room 'scoring' is not built: there is no prongsai_room(scoring)",
            "src/prongsai/CMakeLists.txt:5: 'attic' is not a room of src/prongsai/floors.txt",
        )

    def test_a_missing_floor_plan_is_said(self):
        self.assertEqual(floors.check(self.root), ["src/prongsai/floors.txt: missing"])


class FloorPlanTest(unittest.TestCase):
    def problems(self, text):
        return floors.read_floors(text)[1]

    def test_a_cycle_cannot_be_written_down(self):
        self.assertEqual(
            self.problems("yaml: text\ntext: yaml\n"),
            ["src/prongsai/floors.txt:1: 'yaml' lists 'text', which is not declared above it"],
        )

    def test_a_room_cannot_list_itself(self):
        self.assertEqual(len(self.problems("base: base\n")), 1)

    def test_a_room_is_declared_once_and_lists_each_room_once(self):
        self.assertEqual(
            self.problems("base:\nyaml: base base\nbase:\n"),
            [
                "src/prongsai/floors.txt:2: 'yaml' lists 'base' twice",
                "src/prongsai/floors.txt:3: room 'base' is declared twice",
            ],
        )

    def test_another_shape_is_refused(self):
        self.assertEqual(
            self.problems("base\n"), ["src/prongsai/floors.txt:1: found 'base', expected 'room: room room'"]
        )

    def test_an_empty_plan_is_refused(self):
        self.assertEqual(self.problems("# nothing\n"), ["src/prongsai/floors.txt: no room is declared"])


class CommandTest(MadeTreeTest):
    def test_the_command_prints_what_is_wrong_and_fails(self):
        self.write({**PLAN, "src/prongsai/base/a.h": '#include "prongsai/yaml/a.h"\n'})
        command = Path(__file__).resolve().parent.parent.parent / "tools" / "check_floors"
        run = subprocess.run([command, self.root], capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stdout, "src/prongsai/base/a.h:1: base/ may not include yaml/\nfloors: 1 to mend\n")


if __name__ == "__main__":
    unittest.main()
