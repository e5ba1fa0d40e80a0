# SPDX-License-Identifier: Apache-2.0
"""Two verifiers, one file: they must agree. Usage: verify_twice_test.py PRONGSAI MAKE_AUDIT_EXPORT"""

import json
import os
import random
import subprocess
import sys
import tempfile
import unittest

from verify_twice import Untrue, sha256, tree_root, verify

PRONGSAI, MAKE = (os.path.abspath(path) for path in sys.argv[1:3])


class TwoVerifiers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = os.path.join(self.folder.name, "trail.jsonl")

    def make(self, seed, entries, spacing, first=-1):
        words = [MAKE, str(seed), str(entries), str(spacing), str(first), self.path]
        key = subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()
        with open(self.path, "rb") as file:
            return key, file.read()

    def run_audit(self, *words):
        return subprocess.run([PRONGSAI, "audit", *words], capture_output=True, text=True, cwd="/", check=False)

    def verify_here(self, *words):
        run = self.run_audit("verify", self.path, "--json", *words)
        return run.returncode, json.loads(run.stdout)

    def write(self, data):
        with open(self.path, "wb") as file:
            file.write(data)

    def is_untrue(self, data):
        try:
            verify(data)
        except Untrue:
            return True
        return False

    def test_the_second_verifier_knows_the_published_roots(self):
        leaves = [sha256(b"\x00" + bytes.fromhex(text)) for text in (
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
        self.assertEqual(tree_root([]).hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        self.assertEqual(tree_root(leaves[:3]).hex(), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")
        self.assertEqual(tree_root(leaves).hex(), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")

    def test_both_find_the_same_root_entries_and_checkpoints(self):
        for seed, entries, spacing, first in [(1, 0, 5, -1), (2, 1, 5, -1), (3, 200, 17, -1), (4, 200, 17, 6),
                                              (5, 37, 1, 0), (6, 64, 64, -1), (7, 129, 128, 0), (8, 40, 10, 3)]:
            key, data = self.make(seed, entries, spacing, first)
            code, said = self.verify_here("--key", key)
            found = verify(data)
            self.assertEqual((code, said["verified"], said["key_given"]), (0, True, True))
            self.assertEqual(said["entries"], len(found.leaves))
            self.assertEqual(said["checkpoints"], len(found.roots))
            self.assertEqual((said["to"], said["root"]), found.roots[-1])
            self.assertEqual((said["from"], said["origin"], said["key"]), (found.first, found.origin, key))

    def test_both_refuse_what_was_changed(self):
        key, data = self.make(9, 60, 20)
        chance = random.Random(2569)
        # Every byte is under the closing line's hash, but for the closing signature, which needs Ed25519.
        begin = data.rindex("\u2014 ".encode())
        begin, end = data.index(b" ", begin + 4) + 1 + 6, data.rindex(b"\\n")
        flips = [(chance.randrange(len(data)), chance.randrange(8)) for _ in range(300)]
        flips += [(chance.randrange(begin, end), chance.randrange(8)) for _ in range(30)]
        beyond_the_second = 0
        for byte, bit in flips:
            changed = bytearray(data)
            changed[byte] ^= 1 << bit
            self.write(changed)
            code, said = self.verify_here("--key", key)
            self.assertEqual((code, said["verified"]), (1, False), (byte, bit))
            if not self.is_untrue(bytes(changed)):
                self.assertTrue(begin <= byte < end, (byte, bit))
                beyond_the_second += 1
        self.assertGreater(beyond_the_second, 0)

    def test_both_refuse_dropped_doubled_and_swapped_lines(self):
        key, data = self.make(10, 12, 5)
        lines = data.splitlines(keepends=True)
        for i in range(len(lines)):
            for changed in (lines[:i] + lines[i + 1:], lines[:i] + [lines[i]] + lines[i:],
                            lines[:i] + lines[i + 1:i + 2] + lines[i:i + 1] + lines[i + 2:]):
                if changed == lines:
                    continue
                self.write(b"".join(changed))
                self.assertEqual(self.verify_here("--key", key)[0], 1, i)
                self.assertTrue(self.is_untrue(b"".join(changed)), i)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
