#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""prongsai serve on a disk that fails or is full, as respondents meet it.

Usage: server_test.py PROGRAM MAKE_OFFICE PROJECT_FOLDER. PRONGSAI_FAULTS says how many points of failure and how many
times the disk becomes full; a few without it. Ends with 77 where nothing of this can be done on the machine.
"""
import contextlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path
from urllib.parse import urlencode, urlsplit

PROGRAM, MAKE_OFFICE, PROJECT = sys.argv[1:4]
POINTS = int(os.environ.get("PRONGSAI_FAULTS", "3"))
BROKEN = 3  # the program's exit code
SENTENCE = "Your answers are not saved, but they are still on this page"
STRACE = "/usr/bin/strace"


class Postgres:
    """A cluster on the disk under test, started again when it ends, as a supervisor does."""

    def __init__(self, disk, outside):
        self.programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
        self.cluster, self.socket = disk / "postgres" / "cluster", outside / "socket"
        for folder in (disk / "postgres", self.socket):
            folder.mkdir()
            shutil.chown(folder, "postgres")
        self.log = open(outside / "postgres.log", "ab")
        self._run("initdb", "-D", self.cluster, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8").wait()
        self.process, self.restarts, self.ends = None, 0, threading.Event()
        self.keeper = threading.Thread(target=self._keep, daemon=True)
        self.keeper.start()
        self.address = f"postgresql://tester@/postgres?host={self.socket}"
        while not self.answers():
            time.sleep(0.05)

    def _run(self, name, *words):
        return subprocess.Popen([self.programs / name, *words], user="postgres", group="postgres", extra_groups=[], cwd="/",
                                stdout=self.log, stderr=self.log)

    def _keep(self):
        while not self.ends.is_set():
            self.process = self._run("postgres", "-D", self.cluster, "-k", self.socket, "-c", "listen_addresses=",
                                     "-c", "shared_buffers=32MB", "-c", "max_wal_size=64MB", "-c", "min_wal_size=32MB")
            self.process.wait()
            self.restarts += 1
            self.ends.wait(0.5)

    def query(self, text):
        done = subprocess.run([self.programs / "psql", "-At", "-h", self.socket, "-U", "tester", "postgres", "-c", text],
                              capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else None

    def answers(self):
        return self.query("SELECT 1") == "1"

    def stop(self):
        self.ends.set()
        if self.process:
            self.process.send_signal(signal.SIGQUIT)
        self.keeper.join()
        self.log.close()


class Sqlite:
    def __init__(self, disk, _outside):
        self.address = str(disk / "prongsai.db")

    def query(self, text):
        with contextlib.closing(sqlite3.connect(f"file:{self.address}?mode=ro", uri=True)) as database:
            return str(database.execute(text).fetchone()[0])

    def stop(self):
        pass


class Server:
    """prongsai serve over that database, and respondents."""

    def __init__(self, engine, outside, survey, before=()):
        self.path, *fields = survey
        self.fields = [(name, "1") for name in fields]
        self.errors = open(outside / "server.log", "wb+")
        nothing = outside / "results"
        nothing.mkdir(exist_ok=True)
        self.process = subprocess.Popen([*before, PROGRAM, "serve", nothing, "--home", PROJECT, "--db", engine.address,
                                         "--keys", outside / "keys", "--port", "0", "--lang", "en"],
                                        stdout=subprocess.PIPE, stderr=self.errors, text=True, env={**os.environ, "PRONGSAI_LANG": "en"})
        found = re.search(r"http://\S+", self.process.stdout.readline())
        self.host = urlsplit(found.group()).netloc if found else None  # it ended before it served

    def log(self):
        self.errors.seek(0)
        return self.errors.read().decode()

    def get(self, path):
        """Status and text; -1 where there is no answer."""
        return self._ask("GET", path, None, {})

    def send(self, number, as_script=True):
        """Sends the ballot of that number: the same id each time."""
        form = urlencode([("id", f"{number:032x}"), ("step", "submit"), ("t", "300"), *self.fields])
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if as_script:
            headers["Accept"] = "application/json"
        return self._ask("POST", self.path + "?lang=en", form, headers)

    def _ask(self, method, path, body, headers):
        connection = http.client.HTTPConnection(self.host, timeout=30)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return -1, ""
        finally:
            connection.close()

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.ended()

    def end_anyhow(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()

    def ended(self):
        status = self.process.wait(60)
        self.process.stdout.close()
        return status


class Respondents:
    """Some who send one ballot after another, each once, until told to stop or nobody answers."""

    def __init__(self, server, first, threads=16, until=None):
        self.server, self.acknowledged, self.refused, self.other = server, set(), [], []
        self.lock, self.next, self.ends, self.until = threading.Lock(), first, threading.Event(), until
        self.threads = [threading.Thread(target=self._send) for _ in range(threads)]
        for thread in self.threads:
            thread.start()

    def _send(self):
        while not self.ends.is_set():
            with self.lock:
                number = self.next
                self.next += 1
            status, text = self.server.send(number)
            with self.lock:
                if status == 200:
                    self.acknowledged.add(number)
                elif status == 503:
                    self.refused.append(text)
                elif status != -1:
                    self.other.append((status, text))
            if status == -1 or (self.until and self.until(self)):
                self.ends.set()

    def wait(self, seconds=None):
        for thread in self.threads:
            thread.join(seconds)
        return self


class Faults(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="prongsai-faults-")
        self.outside = Path(self.folder.name)
        self.outside.chmod(0o755)
        self.addCleanup(self.folder.cleanup)
        self.next = 1
        self.acknowledged = set()

    def office(self, engine_of, disk):
        self.engine = engine_of(disk, self.outside)
        self.addCleanup(self.engine.stop)
        made = subprocess.run([MAKE_OFFICE, self.engine.address], capture_output=True, text=True, check=True)
        self.survey = made.stdout.split()

    def serve(self, before=()):
        server = Server(self.engine, self.outside, self.survey, before)
        self.addCleanup(server.end_anyhow)
        return server

    def take(self, respondents):
        """What they were told. Nobody is told anything but yes or not yet."""
        self.assertEqual(respondents.other, [])
        for text in respondents.refused:
            self.assertEqual(json.loads(text)["state"], "not_saved")
            self.assertIn(SENTENCE, text)
        self.next = respondents.next
        self.acknowledged |= respondents.acknowledged

    def find_all(self, server):
        """Everything acknowledged is there, once, and the numbers agree."""
        # Of many some, and the last ones: the numbers speak for the others.
        last = sorted(self.acknowledged)
        for number in {*random.sample(last, min(len(last), 100)), *last[-100:]}:
            status, text = server.send(number)
            self.assertEqual((status, json.loads(text)["state"]), (200, "received_before"), f"lost: {number}")
        rows = int(self.engine.query("SELECT COUNT(*) FROM sealed_ballot"))
        self.assertGreaterEqual(rows, len(self.acknowledged))
        self.assertEqual(rows, int(self.engine.query("SELECT COALESCE(SUM(received), 0) FROM survey_day")))


@unittest.skipUnless(os.path.exists(STRACE), "there is no strace; expected the package strace")
class SyncErrors(Faults):
    def failing(self, when, *paths):
        """What makes syncs of these paths fail, counted by thread."""
        of_paths = [word for path in paths for word in ("-P", path)]
        return (STRACE, "-f", "-qq", "-o", self.outside / "calls", *of_paths, "-e", "trace=fdatasync,fsync",
                "-e", f"inject=fdatasync,fsync:error=EIO:{when}")

    def test_a_server_whose_folder_cannot_be_made_durable_does_not_begin(self):
        self.office(Sqlite, self.outside)
        self.serve().stop()
        server = self.serve(self.failing("when=1+", self.outside))
        self.assertIsNone(server.host)
        self.assertEqual(server.ended(), BROKEN)
        self.assertIn("database could not be written, so this server has ended", server.log())

    def test_the_server_ends_at_the_first_failed_sync_and_acknowledges_nothing_that_is_not_kept(self):
        self.office(Sqlite, self.outside)
        self.serve().stop()  # makes its keys
        refused = 0
        for at in range(1, POINTS + 1):
            server = self.serve(self.failing(f"when={at}", self.engine.address, self.engine.address + "-wal"))
            respondents = Respondents(server, self.next).wait()
            self.take(respondents)
            refused += len(respondents.refused)
            self.assertEqual(server.ended(), BROKEN, server.log())
            self.assertIn("(INJECTED)", (self.outside / "calls").read_text())
            self.assertIn("collecting_failed", server.log())
            self.assertIn("database could not be written, so this server has ended", server.log())
            again = self.serve()
            self.find_all(again)
            self.acknowledged = set(sorted(self.acknowledged)[-50:])  # older ones were looked for before
            self.assertEqual(again.stop(), 0, again.log())
        self.assertGreater(refused, 0)
        print(f"{POINTS} failed syncs of a server, {self.next - 1} ballots sent, {refused} told that they are not saved")

    def test_a_respondent_without_a_script_keeps_the_answers_on_the_page(self):
        self.office(Sqlite, self.outside)
        self.serve().stop()
        server = self.serve(self.failing("when=2+", self.engine.address, self.engine.address + "-wal"))
        for number in range(1, 10):
            status, page = server.send(number, as_script=False)
            if status != 200:
                break
        self.assertEqual(status, 503)
        self.assertIn(SENTENCE, page)
        for name, value in server.fields:
            self.assertRegex(page, rf'name="{re.escape(name)}"[^>]*value="{value}"')
        self.assertEqual(server.ended(), BROKEN)


@unittest.skipUnless(os.geteuid() == 0, "only root can mount a disk of its own")
class FullDisks(Faults):
    def disk(self, mebibytes):
        image, disk = self.outside / "image", self.outside / "disk"
        with open(image, "wb") as file:
            file.truncate(mebibytes << 20)
        disk.mkdir()
        # Blocks as on disks of 512 MB and more. With smaller ones than a page of memory a program may be killed (SIGBUS)
        # where a mapped file, as SQLite's index of its log, has a page that is only half there when the disk is full.
        subprocess.run(["/usr/sbin/mkfs.ext4", "-q", "-F", "-b", "4096", "-m", "0", image], check=True)
        done = subprocess.run(["/usr/bin/mount", "-o", "loop", image, disk], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            self.skipTest(f"a disk in a file cannot be mounted here: {done.stderr}")
        self.addCleanup(lambda: subprocess.run(["/usr/bin/umount", disk], check=False))
        return disk

    def fill_and_free(self, server, disk, room, worse=lambda: None):
        """Until ballots are refused; then room again. Seconds until a ballot is taken, which are fewer than 30."""
        ballast = disk / "ballast"
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        with open(ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(free - room, 1))
        worse()
        enough = Respondents(server, self.next, until=lambda all: len(all.refused) >= 20).wait()
        self.take(enough)
        self.assertIsNone(server.process.poll(), server.log()[-2000:])
        self.assertEqual(server.get(server.path)[0], 200, "the survey can still be read")
        self.assertEqual(server.get("/en/")[0], 200, "public pages can still be read")
        self.assertEqual(server.get("/health")[0], 200)
        self.assertEqual(server.get("/go/receipt")[0], 200)
        ballast.unlink()
        begun = time.monotonic()
        while server.send(self.next)[0] != 200:
            self.assertIsNone(server.process.poll(), server.log())
            self.assertLess(time.monotonic() - begun, 30, server.log()[-2000:])
        self.acknowledged.add(self.next)
        self.next += 1
        return time.monotonic() - begun

    def panics(self):
        log = self.outside / "postgres.log"
        return log.read_text(errors="replace").count("PANIC") if log.exists() else 0

    def refuse_and_resume(self, engine, mebibytes, room):
        disk = self.disk(mebibytes)
        self.office(engine, disk)
        server = self.serve()
        times, panics = [], []
        for _ in range(POINTS):
            times.append(self.fill_and_free(server, disk, room))
            panics.append(self.panics())
        slowest = sorted(zip(times, panics), reverse=True)[:5]
        self.assertLessEqual(max(times), 5, f"seconds, and how often PostgreSQL had ended until then: {slowest}")
        self.find_all(server)
        self.assertEqual(server.stop(signal.SIGKILL), -signal.SIGKILL)  # the very same program to the end
        again = self.serve()
        self.find_all(again)
        self.assertEqual(again.stop(), 0)
        print(f"{POINTS} times full ({engine.__name__}): {self.next - 1} ballots sent, {len(self.acknowledged)} acknowledged, "
              f"taken again after at most {max(times):.2f} s; PostgreSQL ended {panics[-1]} times")

    def test_sqlite_refuses_while_there_is_no_room_and_goes_on_by_itself(self):
        self.refuse_and_resume(Sqlite, 96, 1 << 18)

    def test_postgres_refuses_while_there_is_no_room_and_goes_on_by_itself(self):
        if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
            self.skipTest("there is no PostgreSQL server in /usr/lib/postgresql; expected the package postgresql-15")
        self.refuse_and_resume(Postgres, 384, 1 << 18)

    def test_a_postgres_whose_log_has_no_room_ends_and_the_server_outlives_it(self):
        if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
            self.skipTest("there is no PostgreSQL server in /usr/lib/postgresql; expected the package postgresql-15")
        disk = self.disk(384)
        self.office(Postgres, disk)

        def fill_the_log():
            for _ in range(100):  # the log goes on in another file each time
                if self.engine.query("BEGIN; SELECT pg_logical_emit_message(true, 'x', repeat('x', 1000000)); COMMIT") is None:
                    break
        server = self.serve()
        time_taken = self.fill_and_free(server, disk, 1 << 18, fill_the_log)
        self.find_all(server)
        self.assertEqual(server.stop(), 0, server.log())
        self.assertIn("PANIC", (self.outside / "postgres.log").read_text())
        print(f"PostgreSQL ended {self.engine.restarts} times, ballots were taken again after {time_taken:.2f} s")


if __name__ == "__main__":
    outcome = unittest.main(argv=sys.argv[:1] + sys.argv[4:], verbosity=2, exit=False).result
    if not outcome.wasSuccessful():
        sys.exit(1)
    sys.exit(77 if len(outcome.skipped) == outcome.testsRun else 0)
