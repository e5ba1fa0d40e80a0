# SPDX-License-Identifier: Apache-2.0
"""Small made-up trees for the tests of the house rules."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "tools"))

from house.tree import Tree  # noqa: E402


class MadeTreeTest(unittest.TestCase):
    """Gives each test an empty folder outside any repository."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, files):
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def found_by(self, rule, files):
        self.write(files)
        return list(rule(Tree(self.root)))

    def assert_finds(self, rule, files, *parts):
        """The rule reports exactly one thing, and the report holds every part."""
        found = self.found_by(rule, files)
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])

    def assert_clean(self, rule, files):
        self.assertEqual(self.found_by(rule, files), [])
