# SPDX-License-Identifier: Apache-2.0
"""The fetching process against a whole fake internet: no connection to an address that nobody may ask, bounded memory and time, bytes as
they were sent, and orders that outlive the process. Usage: internet_test.py FETCH_DOOR FETCH_TEST OPENSSL"""

import collections
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import internet
from certificates import Certificates
from fetch_cases import PUBLIC, Cases, ended, forbidden, hostile, redirects, trickle

DOOR, ROOM_TEST, OPENSSL = sys.argv[1:4]
MEGABYTE = 1 << 20


def told(line):
    capture = json.loads(line)
    for part in [capture, *capture["exchanges"]]:
        for key, value in part.items():
            if isinstance(value, str) and key not in ("outcome", "sha256"):
                part[key] = bytes.fromhex(value) if key in ("body", "head", "request") else bytes.fromhex(value).decode()
    return capture


class Fetching:
    """One parent with its child, fed with orders; watches how large the child grows."""

    def __init__(self, orders, program=DOOR, resolver="127.0.0.1:5353", **settings):
        words = [f"{k}={v}" for k, v in {"program": program, "resolver": resolver, "pause": 50, "peer_at_once": 64, **settings}.items()]
        # What must not come in: proxies, roots and names of the surroundings.
        environment = {**os.environ, "http_proxy": "http://127.0.0.1:8080", "https_proxy": "http://127.0.0.1:8080", "ALL_PROXY": "http://10.0.0.5:8080",
                       "HOME": "/nonexistent", "LOCALDOMAIN": "evil.example"}
        self.started = time.monotonic()
        self.parent = subprocess.Popen([DOOR, "fetch", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.captures, self.most_memory, self.children, self.status = {}, 0, set(), ""
        watch = threading.Thread(target=self.watch, daemon=True)
        watch.start()
        feed = threading.Thread(target=self.feed, args=(orders,), daemon=True)
        feed.start()
        for line in self.parent.stdout:
            capture = told(line)
            assert capture["order"] not in self.captures, "told twice: " + capture["order"]
            self.captures[capture["order"]] = capture
        self.parent.stdout.close()
        self.code = self.parent.wait(30)
        self.took = time.monotonic() - self.started
        assert self.code == 0, self.code

    def feed(self, orders):
        with self.parent.stdin as out:
            for order, address in orders:
                out.write(f"{order} {address.encode().hex()}\n".encode())

    def child(self):
        """The number of the fetching process; None while there is none."""
        found = Path(f"/proc/{self.parent.pid}/task/{self.parent.pid}/children").read_text().split()
        return int(found[0]) if found else None

    def watch(self):
        while self.parent.poll() is None:
            try:
                child = self.child()
                if child:
                    status = Path(f"/proc/{child}/status").read_text()
                    self.children.add(child)
                    lines = dict(l.split(":", 1) for l in status.splitlines())
                    if lines.get("Seccomp", "").strip() == "2":
                        self.status = lines
                    self.most_memory = max(self.most_memory, int(lines.get("VmHWM", "0 kB").split()[0]) * 1024)
            except (OSError, IndexError):
                pass
            time.sleep(0.02)


class Internet(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        os.chmod(cls.folder.name, 0o755)
        cls.certificates = Certificates(cls.folder.name, OPENSSL)
        cls.names = internet.Names()
        cls.sites = internet.Sites(PUBLIC, cls.certificates.context)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, cases, **settings):
        run = Fetching([(order, address) for order, address, _ in cases.all], **settings)
        self.assertEqual(set(run.captures), {order for order, _, _ in cases.all})
        wrong = [(address, trouble) for order, address, expect in cases.all if (trouble := expect(run.captures[order]))]
        self.assertEqual(wrong[:20], [], f"{len(wrong)} of {len(cases.all)}")
        return run

    def test_1_nothing_forbidden_is_ever_connected_to(self):
        cases = Cases(self.names, self.sites)
        forbidden(cases)
        self.assertGreaterEqual(len(cases.all), 400)
        self.check(cases)
        self.assertEqual(self.sites.forbidden(), {})
        print(f"{len(cases.all)} cases, {sum(self.sites.accepted.values())} connections, none forbidden", flush=True)

    def test_2_an_open_fence_would_be_noticed(self):
        open_door = Path(self.folder.name) / "without_fence"
        open_door.symlink_to(ROOM_TEST)
        before = collections.Counter(self.sites.accepted)
        orders = []
        for n, ip in enumerate(["10.0.0.5", "127.0.0.1", "169.254.169.254", "::1", "fd00::5", "192.168.1.1"]):
            self.names.answers[f"control{n}.example.com"] = [ip]
            self.sites.behaviour[f"control{n}.example.com"] = internet.page(b"inside")
            orders.append((str(n), f"http://control{n}.example.com/"))
        run = Fetching(orders, program=str(open_door))
        self.assertEqual({c["outcome"] for c in run.captures.values()}, {"answered"})
        self.assertEqual(sum(n for at, n in (self.sites.accepted - before).items() if at[0] not in self.sites.public), 6)
        self.sites.accepted = before

    def test_3_redirects_are_followed_and_end(self):
        cases = Cases(self.names, self.sites)
        redirects(cases)
        self.check(cases)
        self.assertEqual(self.sites.forbidden(), {})

    def test_4_hostile_servers_cost_what_was_allowed(self):
        cases = Cases(self.names, self.sites)
        hostile(cases, MEGABYTE)
        run = self.check(cases, whole=4000, body=MEGABYTE)
        self.assertEqual(self.sites.forbidden(), {})
        self.assertEqual(len(run.children), 1, "the child died")
        for capture in run.captures.values():
            took = sum(e["took"] for e in capture["exchanges"]) / 1e6
            self.assertLess(took, 5.5, capture)
        self.assertLess(run.took, 12)
        print(f"hostile servers: {run.most_memory / MEGABYTE:.0f} MB at most, {run.took:.1f} s", flush=True)
        self.assertLess(run.most_memory, 150 * MEGABYTE)

    def test_5_many_endless_bodies_share_what_there_is(self):
        endless = trickle(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * (1 << 18), 0)
        for n in range(48):
            self.names.answers[f"flood{n}.example.com"] = [PUBLIC[n % 3]]
            self.sites.behaviour[f"flood{n}.example.com"] = endless
        # Together half as much again as all may hold: some wait for others to end, which is not held against them.
        run = Fetching([(str(n), f"http://flood{n}.example.com/") for n in range(48)], body=8 * MEGABYTE, whole=120_000)
        self.assertEqual({(c["outcome"], c["exchanges"][0]["size"]) for c in run.captures.values()}, {("cut_short", 8 * MEGABYTE)})
        print(f"48 endless bodies of 8 MB: {run.most_memory / MEGABYTE:.0f} MB at most, {run.took:.1f} s", flush=True)
        self.assertLess(run.most_memory, 480 * MEGABYTE)

    def test_6_certificates_are_looked_at(self):
        orders = [(host, f"https://{host}/") for host in Certificates.HOSTS]
        for host in Certificates.HOSTS:
            self.names.answers[host] = [PUBLIC[0]]
            self.sites.behaviour[host] = internet.page(b"page of " + host.encode())
        run = Fetching(orders, ca=f"{self.folder.name}/ca.pem")
        for host, capture in run.captures.items():
            self.assertEqual((capture["outcome"], capture["trusted"]), ("answered", int(host == "good.example.com")), host)
            self.assertEqual(capture["tls_leaf"], self.certificates.fingerprint(host))
            self.assertRegex(capture["tls_version"], r"TLSv1\.3")
            self.assertRegex(capture["tls_until"], r"\d{4}-\d\d-\d\d")
            self.assertEqual(capture["tls_subject"], Certificates.HOSTS[host][0])
        self.assertEqual(run.captures["good.example.com"]["tls_issuer"], "Fake Internet")
        seen = collections.Counter(self.sites.requests)
        run = Fetching(orders, ca=f"{self.folder.name}/ca.pem", trust_anyway=0)
        outcomes = {host: c["outcome"] for host, c in run.captures.items()}
        self.assertEqual(outcomes.pop("good.example.com"), "answered")
        self.assertEqual(set(outcomes.values()), {"no_trust"})
        self.assertEqual(+(self.sites.requests - seen), {"good.example.com": 1})
        self.assertEqual(Fetching(orders[:1]).captures["good.example.com"]["trusted"], 0, "a root that nobody gave")

    def test_7_bytes_are_those_that_were_sent(self):
        body = os.urandom(5 * MEGABYTE)
        self.names.answers["bytes.example.com"] = [PUBLIC[0]]
        heads = []

        async def act(_reader, _writer, head):
            heads.append(head)
            return internet.page(body)

        self.sites.behaviour["bytes.example.com"] = act
        run = Fetching([("1", "http://bytes.example.com/a b?ค=ง#x")], contact="https://ita.example.go.th/fetching")
        exchange = run.captures["1"]["exchanges"][0]
        self.assertEqual(exchange["sha256"], hashlib.sha256(body).hexdigest())
        self.assertEqual(exchange["head"], internet.page(body)[: -len(body)])
        self.assertEqual(exchange["request"], heads[0])
        self.assertEqual(exchange["request"].split(b"\r\n"), [
            b"GET /a%20b?%E0%B8%84=%E0%B8%87 HTTP/1.1", b"Host: bytes.example.com",
            b"User-Agent: Mozilla/5.0 (compatible; Prongsai; https://ita.example.go.th/fetching)",
            b"Accept: */*", b"Accept-Language: th,en;q=0.5", b"Accept-Encoding: identity", b"", b""])

    def test_8_one_request_a_host_with_a_pause_after_it(self):
        times = collections.defaultdict(list)

        async def act(_reader, _writer, head):
            host = head.split(b"Host: ")[1].split(b"\r\n")[0].decode()
            times[host].append(time.monotonic())
            return internet.page(b"ok", "Set-Cookie: a=b")

        orders = []
        for n, count in enumerate([12, 2, 2, 2]):
            host = f"polite{n}.example.com"
            self.names.answers[host], self.sites.behaviour[host] = [PUBLIC[0]], act
            orders += [(f"{n}-{i}", f"http://{host}/{i}") for i in range(count)]
        run = Fetching(orders, pause=200)
        self.assertEqual({c["outcome"] for c in run.captures.values()}, {"answered"})
        for host, when in times.items():
            self.assertEqual(self.sites.most[host], 1)
            for before, after in zip(when, when[1:]):
                self.assertGreaterEqual(after - before, 0.199)
        first = min(min(t) for t in times.values())
        for n in (1, 2, 3):
            self.assertLess(times[f"polite{n}.example.com"][-1] - first, 1.0, "a host with much to ask held up the others")

        async def busy(_reader, _writer, _head):
            self.sites.now[PUBLIC[2]] += 1
            self.sites.most[PUBLIC[2]] = max(self.sites.most[PUBLIC[2]], self.sites.now[PUBLIC[2]])
            await internet.asyncio.sleep(0.05)
            self.sites.now[PUBLIC[2]] -= 1
            return internet.page(b"ok")

        for n in range(30):
            self.names.answers[f"shared{n}.example.com"] = [PUBLIC[2]]
            self.sites.behaviour[f"shared{n}.example.com"] = busy
        run = Fetching([(str(n), f"http://shared{n}.example.com/") for n in range(30)], peer_at_once=2)
        self.assertEqual({c["outcome"] for c in run.captures.values()}, {"answered"})
        self.assertEqual(self.sites.most[PUBLIC[2]], 2, "connections at once to a server that many sites share")

    def test_9_orders_outlive_the_process(self):
        def kill(run):
            os.kill(run.child(), signal.SIGKILL)

        async def slowly(_reader, writer, head):
            if b"Host: life17." in head and self.sites.requests["life17.example.com"] == 1:
                kill(lives[0])
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
            await writer.drain()
            await internet.asyncio.sleep(0.1)
            return b"ok"

        orders = []
        for n in range(40):
            host = f"life{n}.example.com"
            self.names.answers[host], self.sites.behaviour[host] = [PUBLIC[0]], slowly
            orders.append((str(n), f"http://{host}/"))
        lives = [Fetching.__new__(Fetching), Fetching.__new__(Fetching)]
        run = lives[0]
        run.__init__(orders, at_once=8)
        self.assertEqual({c["outcome"] for c in run.captures.values()}, {"answered"})
        self.assertEqual((len(run.captures), len(run.children)), (40, 2))
        asked = [self.sites.requests[f"life{n}.example.com"] for n in range(40)]
        self.assertEqual((asked[17], max(asked)), (2, 2))
        self.assertGreaterEqual(asked.count(1), 32, "more were asked twice than were under way")

        async def poison(_reader, _writer, _head):
            kill(lives[1])

        self.names.answers["poison.example.com"], self.sites.behaviour["poison.example.com"] = [PUBLIC[0]], poison
        run = lives[1]
        run.__init__([*orders[:4], ("poison", "http://poison.example.com/"), *orders[4:20]], at_once=1)
        outcomes = {order: c["outcome"] for order, c in run.captures.items()}
        self.assertEqual(outcomes.pop("poison"), "no_connection")
        self.assertEqual(set(outcomes.values()), {"answered"})
        self.assertEqual(self.sites.requests["poison.example.com"], 2)

    def test_a_the_child_is_nobody_and_locked_in(self):
        self.names.answers["who.example.com"] = [PUBLIC[0]]
        self.sites.behaviour["who.example.com"] = trickle(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.2)
        run = Fetching([("1", "http://who.example.com/")], whole=1000)
        self.assertEqual(run.captures["1"]["outcome"], "too_slow")
        nobody = subprocess.run(["id", "-u", "nobody"], capture_output=True, text=True, check=True).stdout.strip()
        self.assertEqual(run.status["Uid"].split(), [nobody] * 4)
        self.assertEqual((run.status["NoNewPrivs"].strip(), run.status["Groups"].strip(), run.status["Threads"].strip()), ("1", "", "1"))
        self.assertEqual(int(run.status["CapEff"], 16), 0)

    def test_b_what_trickles_is_given_up_before_the_time_is_over(self):
        self.names.answers["drops.example.com"] = [PUBLIC[0]]
        self.sites.behaviour["drops.example.com"] = trickle(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 1)
        run = Fetching([("1", "http://drops.example.com/")])
        self.assertIsNone(ended("too_slow", status=200)(run.captures["1"]))
        self.assertTrue(9 < run.took < 16, run.took)


if __name__ == "__main__":
    missing = internet.why_not() or internet.enter()
    if missing:
        print("skipped: " + missing)
        sys.exit(77)
    sys.argv[1:] = sys.argv[4:]
    unittest.main(verbosity=2)
