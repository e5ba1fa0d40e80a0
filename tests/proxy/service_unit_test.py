#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""deploy/prongsai.service as systemd itself judges it. service_unit_test.py PROGRAM HOME"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = HOME = ""
EXPOSURE_MAX = 1.5  # of 10; systemd calls anything below 2 safe
INSTALLED = "/opt/prongsai/bin/prongsai"


class ServiceUnit(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        with open(os.path.join(HOME, "deploy", "prongsai.service"), encoding="utf-8") as file:
            self.text = file.read()
        self.assertIn(INSTALLED, self.text)
        self.unit = os.path.join(folder.name, "prongsai.service")
        with open(self.unit, "w", encoding="utf-8") as file:
            file.write(self.text.replace(INSTALLED, PROGRAM))  # where it lies here: a program that is missing is an error

    def analyze(self, *words):
        done = subprocess.run(["systemd-analyze", *words, self.unit], capture_output=True, text=True, timeout=30)
        return done.returncode, done.stdout + done.stderr

    def test_systemd_understands_every_line(self):
        code, said = self.analyze("verify", "--man=no")
        self.assertEqual((code, said.strip()), (0, ""))

    def test_a_line_it_would_not_understand_is_told(self):
        with open(self.unit, "a", encoding="utf-8") as file:
            file.write("[Service]\nProtectSystems=strict\n")
        self.assertIn("ProtectSystems", self.analyze("verify", "--man=no")[1])

    def test_it_is_shut_in(self):
        _, said = self.analyze("security", "--offline=true", "--no-pager")
        found = re.search(r"Overall exposure level for prongsai\.service: (\d+\.\d)", said)
        self.assertIsNotNone(found, said)
        self.assertLessEqual(float(found[1]), EXPOSURE_MAX, said)


if __name__ == "__main__":
    PROGRAM, HOME = sys.argv[1:3]
    if shutil.which("systemd-analyze") is None:
        print("systemd-analyze is not here: the unit was not looked at")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
