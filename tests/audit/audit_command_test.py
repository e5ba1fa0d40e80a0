# SPDX-License-Identifier: Apache-2.0
"""`prongsai audit` from outside. Usage: audit_command_test.py PRONGSAI MAKE_AUDIT_EXPORT"""

import json
import os
import stat
import subprocess
import sys
import tempfile
import unittest

PRONGSAI, MAKE = (os.path.abspath(path) for path in sys.argv[1:3])


class AuditCommand(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = self.at("trail.jsonl")

    def at(self, name):
        return os.path.join(self.folder.name, name)

    def make(self, entries=30, spacing=10, first=-1):
        words = [MAKE, "1", str(entries), str(spacing), str(first), self.path]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()

    def change(self, old, new):
        with open(self.path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new, 1))

    def audit(self, *words):
        # From the root folder and without a home: an auditor has the program and the file.
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PRONGSAI_")}
        return subprocess.run([PRONGSAI, "audit", *words], capture_output=True, text=True, cwd="/", env=environment)

    def test_a_sound_file_with_its_key_is_verified(self):
        key = self.make()
        run = self.audit("verify", self.path, "--key", key, "--lang", "en")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("Verified: nothing was changed", run.stdout)
        self.assertIn("0 to 29 (30)", run.stdout)
        self.assertIn("by the key you gave", run.stdout)
        self.assertIn("ตรวจแล้วถูกต้อง", self.audit("verify", self.path, "--key", key, "--lang", "th").stdout)

    def test_without_a_key_it_says_what_is_not_proven(self):
        key = self.make()
        run = self.audit("verify", self.path, "--lang", "en")
        self.assertEqual(run.returncode, 0)
        self.assertIn("does not prove who that is", run.stdout)
        self.assertNotIn("Verified", run.stdout)
        self.assertIn(key, run.stdout)
        self.assertIn("ไม่ได้พิสูจน์ว่าผู้นั้นเป็นใคร", self.audit("verify", self.path, "--lang", "th").stdout)
        self.assertFalse(json.loads(self.audit("verify", self.path, "--json").stdout)["key_given"])

    def test_an_export_without_entries_is_verified(self):
        self.make(entries=0)
        run = self.audit("verify", self.path, "--lang", "en")
        self.assertEqual(run.returncode, 0, run.stderr)
        said = json.loads(self.audit("verify", self.path, "--json").stdout)
        self.assertEqual((said["entries"], said["first_at"]), (0, None))

    def test_a_changed_file_is_refused_with_the_line_where_trust_ends(self):
        self.make()
        self.change('"sequence":14,"at":"2026', '"sequence":14,"at":"2027')
        run = self.audit("verify", self.path, "--lang", "en")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("trail.jsonl:13:1: ", run.stderr)
        self.assertIn("Trust in the file ends at line 13 (noticed at line 23). Entries proven before it: 10.", run.stderr)
        self.assertIn("บรรทัดที่ 13", self.audit("verify", self.path, "--lang", "th").stderr)
        said = json.loads(self.audit("verify", self.path, "--json").stdout)
        self.assertEqual((said["verified"], said["trust_ends_at_line"], said["noticed_at_line"], said["entries_proven"]),
                         (False, 13, 23, 10))
        self.assertEqual(said["problems"][0]["code"], "audit.root_differs")

    def test_another_key_is_not_trustworthy_and_a_mistyped_one_not_usable(self):
        key = self.make()
        other = self.audit("new-key", self.at("key"), "ita.example/audit").stdout.strip()
        self.assertEqual(self.audit("verify", self.path, "--key", other).returncode, 1)
        run = self.audit("verify", self.path, "--key", key[:-1] + ("A" if key[-1] != "A" else "B"), "--lang", "en")
        self.assertEqual(run.returncode, 2)
        self.assertIn("no public key", run.stderr)

    def test_what_cannot_be_read_ends_with_2_and_what_is_no_export_with_1(self):
        self.assertEqual(self.audit("verify", self.path).returncode, 2)
        self.assertEqual(self.audit("verify", self.folder.name).returncode, 2)
        self.assertEqual(self.audit("verify").returncode, 2)
        self.assertEqual(self.audit().returncode, 2)
        self.assertEqual(self.audit("rewrite", self.path).returncode, 2)
        self.assertEqual(self.audit("verify", "/dev/null").returncode, 1)
        self.assertEqual(self.audit("verify", PRONGSAI).returncode, 1)

    def test_a_new_key_is_for_its_owner_only_and_never_printed_or_overwritten(self):
        path = self.at("key")
        run = self.audit("new-key", path, "ita.example/audit")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue(run.stdout.startswith("ita.example/audit+"))
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        with open(path, encoding="ascii") as file:
            secret = file.read()
        self.assertTrue(secret.startswith("PRIVATE+KEY+ita.example/audit+"))
        # "PRIVATE+KEY+name+hash+seed", and a seed may have a "+" in it.
        self.assertNotIn(secret.split("+", 4)[4].strip(), run.stdout + run.stderr)
        again = self.audit("new-key", path, "ita.example/audit", "--lang", "en")
        self.assertEqual(again.returncode, 2)
        self.assertIn("never overwritten", again.stderr)
        with open(path, encoding="ascii") as file:
            self.assertEqual(file.read(), secret)
        self.assertEqual(self.audit("show-key", path).stdout, run.stdout)
        self.assertNotEqual(self.audit("new-key", self.at("second"), "ita.example/audit").stdout, run.stdout)

    def test_a_key_that_others_may_read_or_that_was_changed_is_refused(self):
        path = self.at("key")
        self.audit("new-key", path, "ita.example/audit")
        os.chmod(path, 0o640)
        run = self.audit("show-key", path, "--lang", "en")
        self.assertEqual(run.returncode, 2)
        self.assertIn("640", run.stderr)
        with open(path, "w", encoding="ascii") as file:
            file.write("PRIVATE+KEY+ita.example/audit+00000000+AAAA\n")
        os.chmod(path, 0o600)
        self.assertEqual(self.audit("show-key", path).returncode, 2)
        self.assertEqual(self.audit("show-key", self.at("none")).returncode, 2)
        self.assertEqual(self.audit("show-key", self.folder.name).returncode, 2)

    def test_a_key_is_not_left_behind_where_it_could_not_be_made(self):
        self.assertEqual(self.audit("new-key", self.at("key"), "two words").returncode, 2)
        self.assertEqual(self.audit("new-key", self.at("no/folder/key"), "ita.example/audit").returncode, 2)
        self.assertEqual(os.listdir(self.folder.name), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
