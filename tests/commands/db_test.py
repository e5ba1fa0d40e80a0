#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""prongsai db and people, as whoever runs the machine uses them. Usage: db_test.py PROGRAM PROJECT_FOLDER"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, PROJECT = sys.argv[1:3]


def run(*words, db, status=0):
    done = subprocess.run([PROGRAM, *words, "--home", PROJECT, "--db", str(db), "--lang", "en"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == status, f"{words}: {done.returncode}, expected {status}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)
        self.db = self.path / "one.db"
        for role in ("system_administrator", "authority_officer"):
            run("people", "invite", f"{role}@office.example", "--role", role, "--name", "สมใจ", db=self.db)

    def tearDown(self):
        self.folder.cleanup()

    def test_a_backup_is_restored_to_the_same_content_and_a_spoilt_one_is_not(self):
        backup = self.path / "backup"
        digest = json.loads(run("db", "backup", str(backup), "--json", db=self.db))["sha256"]
        restored = json.loads(run("db", "restore", str(backup), "--json", db=self.path / "two.db"))["sha256"]
        self.assertEqual(digest, restored)
        whole = backup.read_bytes()
        for number, spoilt in enumerate((whole[:-40], whole[: len(whole) // 2], whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])):
            backup.write_bytes(spoilt)
            target = self.path / f"spoilt{number}.db"
            run("db", "restore", str(backup), db=target, status=2)
            self.assertIn('"pending": [', run("db", "status", "--json", db=target).replace('"pending":[', '"pending": ['))

    def test_a_copy_has_the_same_digest(self):
        copied = json.loads(run("db", "copy", str(self.db), str(self.path / "copy.db"), "--json", db=self.db))
        again = json.loads(run("db", "backup", str(self.path / "b"), "--json", db=self.db))
        self.assertEqual(copied["sha256"], again["sha256"])
        self.assertIn("invitation", [table["table"] for table in copied["tables"] if table["rows"] == 2])

    def test_the_trail_is_exported_and_verified(self):
        file = self.path / "trail"
        run("audit", "export", str(file), db=self.db)
        verdict = json.loads(subprocess.run([PROGRAM, "audit", "verify", str(file), "--json"], capture_output=True, text=True, check=True).stdout)
        self.assertEqual(verdict["entries"], 2)

    def test_what_cannot_be_is_told(self):
        self.assertIn("no role", run("people", "invite", "a@b.example", "--role", "king", "--name", "x", db=self.db, status=2))
        self.assertIn("mail address", run("people", "invite", "nonsense", "--role", "observer", "--name", "x", db=self.db, status=2))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
