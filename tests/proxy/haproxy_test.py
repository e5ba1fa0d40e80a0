#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program behind HAProxy with the set-up we ship, deploy/haproxy.cfg, as a visitor meets the two.
haproxy_test.py PROGRAM HOME HAPROXY OPENSSL"""

import contextlib
import http.client
import json
import os
import pwd
import re
import selectors
import shlex
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse
import warnings

PROGRAM = HOME = HAPROXY = OPENSSL = ""
WAIT = 20  # seconds: a limit for what hangs, never a pause
SECURITY_HEADERS = [
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Strict-Transport-Security",
]


def listening():
    """A socket of the test's own, so that no other program can take its port in between."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen(128)
    return taken


PUBLIC_ADDRESS = "https://ita.example.go.th"


def words_of_the_unit(arguments):
    """What deploy/prongsai.service starts, with these words as PRONGSAI_ARGUMENTS: the program and a free port of here."""
    with open(os.path.join(HOME, "deploy", "prongsai.service"), encoding="utf-8") as file:
        line = re.search(r"^ExecStart=(.*)$", file.read(), re.MULTILINE)[1]
    words = shlex.split(line)
    at = words.index("$PRONGSAI_ARGUMENTS")
    words[0] = PROGRAM
    words[words.index("--port") + 1] = "0"
    return words[:at] + arguments + words[at + 1:]


class Program:
    """The program as systemd starts it, with a database in the folder."""

    def __init__(self, folder):
        self.arguments = ["--public-address", PUBLIC_ADDRESS, "--db", os.path.join(folder, "prongsai.db"), "--lang", "en"]
        self.environment = {**os.environ, "PRONGSAI_HOME": HOME}
        self.process = subprocess.Popen(words_of_the_unit(self.arguments), env=self.environment, cwd=folder, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.process.stdout, selectors.EVENT_READ)
            line = self.process.stdout.readline() if waiting.select(WAIT) else ""
        found = re.search(r"http://(127\.0\.0\.1:\d+)/", line)
        if not found:
            self.stop()
            raise RuntimeError(f"the program said '{line}', expected its address")
        self.address = found[1]

    def invite(self, mail):
        """The link of `prongsai people invite` for a first administrator."""
        done = subprocess.run([PROGRAM, "people", "invite", mail, "--role", "system_administrator", "--name", "สมชาย ใจดี",
                               "--json", *self.arguments], env=self.environment, capture_output=True, check=True, timeout=WAIT)
        return json.loads(done.stdout)["link"]

    def stop(self):
        self.process.terminate()
        self.process.wait(WAIT)
        self.process.stdout.close()


class Echo:
    """Stands where the program would, and answers each request with the head it was sent."""

    def __init__(self):
        self.socket = listening()
        self.address = "127.0.0.1:%d" % self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self.answer, args=(self.socket.accept()[0],), daemon=True).start()

    @staticmethod
    def answer(connection):
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                more = connection.recv(65536)
                if not more:
                    return
                head += more
            connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(head) + head)

    def stop(self):
        self.socket.close()


class Proxy:
    """HAProxy with the shipped file. Only addresses, the certificate and one time-out are given to it."""

    def __init__(self, server, folder, head_timeout="10s"):
        certificate = os.path.join(folder, "prongsai.pem")
        if not os.path.exists(certificate):
            subprocess.run([OPENSSL, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                            "-keyout", certificate + ".key", "-out", certificate], check=True, capture_output=True)
            with open(certificate + ".key", encoding="ascii") as key, open(certificate, "a", encoding="ascii") as both:
                both.write(key.read())
        self.certificate = certificate
        self.sockets = [listening(), listening()]
        self.http, self.https = (taken.getsockname()[1] for taken in self.sockets)
        environment = {**os.environ, "PRONGSAI_HTTP": f"fd@{self.sockets[0].fileno()}",
                       "PRONGSAI_HTTPS": f"fd@{self.sockets[1].fileno()}", "PRONGSAI_CERTIFICATE": certificate,
                       "PRONGSAI_SERVER": server, "PRONGSAI_HEAD_TIMEOUT": head_timeout}
        self.process = subprocess.Popen([HAPROXY, "-W", "-db", "-f", self.configuration(folder)], env=environment,
                                        pass_fds=[taken.fileno() for taken in self.sockets], stderr=subprocess.DEVNULL)

    @staticmethod
    def configuration(folder):
        shipped = os.path.join(HOME, "deploy", "haproxy.cfg")
        try:
            pwd.getpwnam("haproxy")
            may_change_user = os.getuid() == 0
        except KeyError:
            may_change_user = False
        if may_change_user:
            return shipped
        # Only root may become another user: leave out those three lines, and nothing else.
        copy = os.path.join(folder, "haproxy.cfg")
        with open(shipped, encoding="utf-8") as file, open(copy, "w", encoding="utf-8") as out:
            out.writelines(line for line in file if line.split()[:1] not in (["user"], ["group"], ["chroot"]))
        return copy

    def trust(self):
        return ssl.create_default_context(cafile=self.certificate)

    def connect(self, context=None):
        plain = socket.create_connection(("127.0.0.1", self.https), WAIT)
        return (context or self.trust()).wrap_socket(plain, server_hostname="localhost")

    def ask(self, method, path, body=None, headers=None, port=None):
        """One request; status, headers as a list, body."""
        if port is None:
            connection = http.client.HTTPSConnection("localhost", self.https, timeout=WAIT, context=self.trust())
        else:
            connection = http.client.HTTPConnection("localhost", port, timeout=WAIT)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            reply = connection.getresponse()
            return reply.status, reply.getheaders(), reply.read()

    def say(self, text, until_closed=False):
        """Raw bytes over TLS; the first answer that comes back, or all until the other side closes."""
        with self.connect() as connection:
            connection.sendall(text.encode("latin-1"))
            reply = b""
            with contextlib.suppress(ConnectionResetError, ssl.SSLEOFError):
                while (until_closed or not self.is_whole(reply)) and (more := connection.recv(65536)):
                    reply += more
            return reply.decode("latin-1")

    @staticmethod
    def is_whole(reply):
        head, found, body = reply.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        return bool(found) and len(body) >= (int(length[1]) if length else 0)

    def stop(self):
        self.process.terminate()
        self.process.wait(WAIT)
        for taken in self.sockets:
            taken.close()


class BehindTheProxy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ending = contextlib.ExitStack()
        cls.addClassCleanup(cls.ending.close)
        folder = cls.ending.enter_context(tempfile.TemporaryDirectory())
        program, echo = Program(folder), Echo()
        cls.program = program
        cls.ending.callback(program.stop)
        cls.ending.callback(echo.stop)
        cls.proxy = Proxy(program.address, folder)
        cls.ending.callback(cls.proxy.stop)
        cls.echo = Proxy(echo.address, folder, head_timeout="200ms")
        cls.ending.callback(cls.echo.stop)

    def test_a_page_comes_over_tls_with_each_security_header_once(self):
        status, headers, body = self.proxy.ask("GET", "/th/")
        self.assertEqual(status, 200)
        self.assertIn("โปร่งใส".encode(), body)
        names = [name.lower() for name, _ in headers]
        for name in SECURITY_HEADERS + ["X-Request-Id", "Date"]:
            self.assertEqual(names.count(name.lower()), 1, name)
        self.assertNotIn("server", names)
        self.assertGreaterEqual(int(re.match(r"max-age=(\d+)", dict(headers)["strict-transport-security"])[1]), 31536000)

    def test_old_tls_is_refused_by_the_proxy(self):
        for version, wanted in ((ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True),
                                (ssl.TLSVersion.TLSv1_3, True)):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.load_verify_locations(self.proxy.certificate)
            context.set_ciphers("ALL:@SECLEVEL=0")  # so that this side would speak the old version
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # that it is old is the point
                context.minimum_version = context.maximum_version = version
            if wanted:
                with self.proxy.connect(context) as connection:
                    self.assertEqual(connection.version(), version.name.replace("_", "."))
            else:
                with self.assertRaisesRegex(ssl.SSLError, "ALERT"):
                    self.proxy.connect(context).close()

    def test_http_leads_to_https_and_to_nothing_else(self):
        status, headers, _ = self.proxy.ask("GET", "/th/?q=1", port=self.proxy.http)
        self.assertEqual(status, 308)
        self.assertEqual(dict(headers)["location"], f"https://localhost:{self.proxy.http}/th/?q=1")
        self.assertNotIn("strict-transport-security", [name.lower() for name, _ in headers])  # RFC 6797 section 7.2

    def test_a_body_beyond_every_limit_is_refused_by_the_proxy_though_it_is_never_sent(self):
        reply = self.echo.say(f"POST /th/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {34 * 1024 * 1024}\r\n\r\n")
        self.assertRegex(reply, r"\AHTTP/1\.1 413 ")

    def test_a_body_beyond_the_routes_limit_is_refused_by_the_program(self):
        size = 2 * 1024 * 1024
        reply = self.proxy.say(f"POST /th/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {size}\r\n\r\n")
        self.assertRegex(reply, r"\AHTTP/1\.1 413 ")
        self.assertRegex(reply, r"(?i)\r\nx-request-id: [0-9a-f]{32}\r\n")

    def test_a_body_without_a_length_is_counted_by_the_program(self):
        chunk = "10000\r\n" + "b" * 0x10000 + "\r\n"
        reply = self.proxy.say("POST /th/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n" + 17 * chunk + "0\r\n\r\n")
        self.assertRegex(reply, r"\AHTTP/1\.1 413 ")

    def test_a_head_that_does_not_end_is_closed(self):
        reply = self.echo.say("GET / HTTP/1.1\r\nHost: localhost\r\nA: ")
        self.assertRegex(reply, r"\AHTTP/1\.1 408 ")

    def test_an_upgrade_or_an_unused_method_never_passes(self):
        websocket = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" \
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"  # the key of RFC 6455
        for head, status in ((f"GET / HTTP/1.1\r\nHost: localhost\r\n{websocket}\r\n", 400),
                             ("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", 400),
                             ("CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n", 405),
                             ("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
                             ("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405)):
            reply = self.echo.say(head)
            self.assertRegex(reply, rf"\AHTTP/1\.1 {status} ", head)
            self.assertNotIn("HTTP/1.1 200", reply)

    def test_lengths_that_two_readers_could_read_differently_hide_no_request(self):
        hidden = "GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n"
        for lengths in ("Content-Length: 3\r\nContent-Length: 4\r\n", "Content-Length: -1\r\n",
                        "Content-Length: 0x3\r\n", "Transfer-Encoding: chunked, identity\r\n",
                        "Transfer-Encoding: gzip\r\n", "Transfer-Encoding : chunked\r\n"):
            reply = self.echo.say(f"POST / HTTP/1.1\r\nHost: localhost\r\n{lengths}\r\n0\r\n\r\n{hidden}", until_closed=True)
            self.assertRegex(reply, r"\AHTTP/1\.1 (400|501|422) ", lengths)
            self.assertEqual(reply.count("HTTP/1.1 "), 1, lengths)
        # Both at once: RFC 9112 section 6.3 lets a proxy believe the chunks, if it takes the length away.
        reply = self.echo.say("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n"
                              f"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}", until_closed=True)
        self.assertNotIn("content-length: 5", reply.lower())
        self.assertNotIn("GET /hidden", reply)

    def test_the_server_learns_the_visitors_address_from_the_proxy_alone(self):
        claims = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http", "X-Real-IP": "203.0.113.7",
                  "Forwarded": "for=203.0.113.7"}
        status, _, head = self.echo.ask("GET", "/", headers=claims)
        self.assertEqual(status, 200)
        text = head.decode().lower()
        self.assertEqual(re.findall(r"\r\nx-forwarded-for: (.*)\r\n", text), ["127.0.0.1"])
        self.assertEqual(re.findall(r"\r\nx-forwarded-proto: (.*)\r\n", text), ["https"])
        self.assertNotIn("203.0.113.7", text)

    def test_the_first_administrator_comes_in_by_the_link_and_keeps_a_cookie_for_https_alone(self):
        link = self.program.invite("first@office.example")
        self.assertRegex(link, rf"\A{re.escape(PUBLIC_ADDRESS)}/en/invitation/[\w-]{{43}}\Z")
        path = link.removeprefix(PUBLIC_ADDRESS)
        self.assertEqual(self.proxy.ask("GET", path)[0], 200)
        password = "นกกระจอก บินข้ามทุ่ง สามตัว"
        form = urllib.parse.urlencode({"name": "สมชาย ใจดี", "password": password, "password_again": password})
        status, headers, _ = self.proxy.ask("POST", path, form, {
            "Host": "ita.example.go.th", "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
        self.assertEqual(status, 303)
        location = [value for name, value in headers if name.lower() == "location"]
        self.assertEqual(location, ["/en/office"])
        cookies = {value.split("=")[0]: value.split("; ") for name, value in headers if name.lower() == "set-cookie"}
        self.assertEqual(sorted(cookies), ["__Host-device", "__Host-session"])
        for name, (_, *attributes) in cookies.items():
            # RFC 6265bis section 4.1.3.2: what the prefix asks for, or the browser throws the cookie away.
            self.assertIn("Secure", attributes, name)
            self.assertIn("Path=/", attributes, name)
            self.assertFalse([one for one in attributes if one.lower().startswith("domain")], name)
            self.assertIn("HttpOnly", attributes, name)
        inside, headers, _ = self.proxy.ask("GET", "/en/office", headers={"Cookie": cookies["__Host-session"][0]})
        self.assertEqual((inside, dict(headers)["location"]), (303, "/en/second-factor?to=%2Fen%2Foffice"))

    def test_throttling_is_by_the_visitor_whom_the_unit_lets_the_proxy_name(self):
        words = words_of_the_unit([])
        self.assertEqual(words[words.index("--trust-proxy") + 1].split(","), ["127.0.0.1", "::1"])
        # The program answers this machine its counters. Told of a visitor from elsewhere, it does not: it believes the proxy.
        host, port = self.program.address.split(":")
        for visitor, status in (("127.0.0.1", 200), ("203.0.113.7", 404)):
            with contextlib.closing(http.client.HTTPConnection(host, int(port), timeout=WAIT)) as connection:
                connection.request("GET", "/metrics", headers={"X-Forwarded-For": visitor})
                self.assertEqual(connection.getresponse().status, status, visitor)

    def test_the_counters_are_not_for_visitors(self):
        for path in ("/metrics", "/%6detrics", "/metrics?a=b"):
            self.assertEqual(self.echo.ask("GET", path)[0], 404, path)


if __name__ == "__main__":
    PROGRAM, HOME, HAPROXY, OPENSSL = sys.argv[1:5]
    unittest.main(argv=sys.argv[:1])
