# SPDX-License-Identifier: Apache-2.0
"""Our mail as Python sees it: its parser, its client, and servers that do what real ones do on a bad day.
Usage: mail_test.py MAIL_PEER"""

import email
import email.policy
import random
import re
import smtplib
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

PEER = sys.argv.pop(1)
THAI = "คำเชิญใช้ระบบโปร่งใสสำหรับผู้ประสานงานของเทศบาลตำบลริมน้ำ ปีงบประมาณ พ.ศ. ๒๕๗๐ 🐘"


def run(*words, text=b""):
    return subprocess.run([PEER, *words], input=text, capture_output=True, check=True, timeout=60).stdout


def deliver(port, security="none", authorities="", user="", milliseconds=20000, text=b"text\n"):
    kind, answer = run("deliver", str(port), security, authorities, user, str(milliseconds), text=text).decode().split("\n")[:2]
    return kind, answer


class OurBytes(unittest.TestCase):
    def parsed(self, subject, name, text):
        raw = run("compose", subject, name, text=text.encode())
        for line in raw.split(b"\r\n"):
            self.assertLessEqual(len(line), 76)
            self.assertNotRegex(line, rb"[\r\n\x80-\xff]")
        message = email.message_from_bytes(raw, policy=email.policy.default)
        self.assertEqual(message.defects, [])
        for header in message.values():
            self.assertEqual(getattr(header, "defects", ()), (), header)
        # Not addresses[0].display_name: before 3.13 Python keeps the blanks between encoded words of a name (gh-128110).
        folded = email.message_from_bytes(raw)["From"].rpartition("<")[0].rstrip(" \r\n")
        message.sender_name = str(make_header(decode_header(folded))) if folded else ""
        return message

    def test_are_read_by_pythons_email_package(self):
        message = self.parsed(THAI, "โปร่งใส — ITA, ป.ป.ช.", "เรียน คุณวนิดา\n.\nFrom me\n" + "ยาว" * 3000 + "\n")
        self.assertEqual(message["Subject"], THAI)
        self.assertEqual(message.sender_name, "โปร่งใส — ITA, ป.ป.ช.")
        self.assertEqual(message["From"].addresses[0].addr_spec, "ita@example.go.th")
        self.assertEqual([a.addr_spec for a in message["To"].addresses], ["wanida@example.go.th"])
        self.assertEqual(message["Message-ID"], "<m-0123@example.go.th>")
        self.assertEqual(parsedate_to_datetime(message["Date"]).isoformat(), "2027-03-01T00:00:00+00:00")
        self.assertEqual(message.get_content_type(), "text/plain")
        self.assertEqual(message.get_content().replace("\r\n", "\n"),
                         "เรียน คุณวนิดา\n.\nFrom me\n" + "ยาว" * 3000 + "\n")

    def test_bear_any_subject_and_name(self):
        choose = random.Random(2570)
        letters = "abc XYZ,.:;<>@\"'()=?_\\กขคำ้ะ๙é€🐘\t"
        for _ in range(60):
            subject = "".join(choose.choice(letters) for _ in range(choose.randrange(0, 90)))
            name = "".join(choose.choice(letters) for _ in range(choose.randrange(0, 40)))
            message = self.parsed(subject, name, subject)
            plain = subject.replace("\t", " ")
            self.assertEqual(message["Subject"], plain)
            self.assertEqual(message.sender_name, name.replace("\t", " "))
            self.assertEqual(message.get_content().replace("\r\n", "\n"), subject + "\n")

    def test_cannot_be_given_a_header(self):
        for attack in ("a\r\nBcc: x@y.org", "a\nBcc: x@y.org", "a\r\n\r\nbody", "a\u0085Bcc: x", "a\u2028Bcc: x"):
            message = self.parsed(attack, attack, attack)
            self.assertEqual(len(message.keys()), 9)
            self.assertNotIn("Bcc", message)


class OurOutbox(unittest.TestCase):
    def setUp(self):
        self.peer = subprocess.Popen([PEER, "outbox"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = int(self.peer.stdout.readline())

    def tearDown(self):
        self.peer.stdin.close()
        self.assertEqual(self.peer.wait(timeout=20), 0)
        self.peer.stdout.close()

    def messages(self):
        self.peer.stdin.write(b"\n")
        self.peer.stdin.flush()
        fields = []
        while (length := self.peer.stdout.read(1)) != b"\n":
            while (digit := self.peer.stdout.read(1)) != b":":
                length += digit
            fields.append(self.peer.stdout.read(int(length)).decode())
            self.assertEqual(self.peer.stdout.read(1), b",")
        return [tuple(fields[i:i + 4]) for i in range(0, len(fields), 4)]

    def test_shows_what_smtplib_sends(self):
        with smtplib.SMTP("127.0.0.1", self.port) as client:
            self.assertEqual(client.ehlo()[0], 250)
            for extension in ("8bitmime", "size", "pipelining"):
                self.assertTrue(client.has_extn(extension))
            for encoding in ("base64", "quoted-printable", "8bit"):
                message = EmailMessage()
                message["Subject"] = f"{encoding} {THAI}"
                message["From"], message["To"] = "a@example.org", "b@example.org"
                message.set_content(f"สวัสดี = {encoding}\n.\n..\n", cte=encoding)
                client.send_message(message, mail_options=["BODY=8BITMIME"])
            self.assertEqual(client.noop()[0], 250)
            self.assertEqual(client.verify("a@example.org")[0], 252)
        self.assertEqual(self.messages(), [
            ("a@example.org", "b@example.org", f"{encoding} {THAI}", f"สวัสดี = {encoding}\n.\n..\n")
            for encoding in ("8bit", "quoted-printable", "base64")])

    def test_refuses_as_smtplib_expects(self):
        with smtplib.SMTP("127.0.0.1", self.port) as client:
            with self.assertRaises(smtplib.SMTPRecipientsRefused):
                client.sendmail("a@example.org", ["nobody"], "x")
            with self.assertRaises(smtplib.SMTPSenderRefused):
                client.sendmail("a@example.org", ["b@example.org"], "x" * 5000)
            self.assertEqual(client.rset()[0], 250)
            client.sendmail("a@example.org", ["b@example.org", "c@example.org"], "Subject: x\r\n\r\n.\r\n")
        self.assertEqual(self.messages(), [("a@example.org", "b@example.org", "x", ".\n")])

    def test_survives_those_who_hang_up_or_talk_nonsense(self):
        choose = random.Random(2570)
        for _ in range(40):
            with socket.create_connection(("127.0.0.1", self.port), timeout=20) as client:
                client.sendall(bytes(choose.randrange(256) for _ in range(choose.randrange(3000))))
        idle = [socket.create_connection(("127.0.0.1", self.port), timeout=20) for _ in range(5)]
        self.assertEqual(deliver(self.port), ("accepted", "250 kept"))
        for client in idle:
            client.close()
        self.assertEqual(len(self.messages()), 1)


class Scripted:
    """A server of one connection: says `replies[command]`, or does what the function there does."""

    def __init__(self, replies, wrap=None, implicit_tls=False):
        self.replies, self.wrap, self.implicit_tls = replies, wrap, implicit_tls
        self.heard, self.data = [], b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.serve)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.listener.close()
        self.thread.join(timeout=20)

    def serve(self):
        self.connection, _ = self.listener.accept()
        self.connection.settimeout(20)
        try:
            if self.implicit_tls:
                self.connection = self.wrap(self.connection)
            self.talk(self.connection)
        except (OSError, ssl.SSLError):
            pass  # the client went away, or did not like the certificate
        finally:
            self.connection.close()

    def talk(self, connection):
        stream = connection.makefile("rwb", buffering=0)
        reply, waits_for_password = self.reply("greeting", "220 scripted"), False
        while reply is not None:
            stream.write(reply.encode() + b"\r\n")
            if reply.startswith("354"):
                while (line := stream.readline()) not in (b".\r\n", b""):
                    self.data += line
                    if self.replies.get("text") == "hang up":
                        return
                reply = self.reply("end", "250 kept")
                continue
            if reply.startswith("220 go ahead"):
                self.connection = connection = self.wrap(connection)
                stream = connection.makefile("rwb", buffering=0)
            line = stream.readline().decode()
            if not line:
                return
            self.heard.append(line.strip())
            if waits_for_password:
                waits_for_password, reply = False, self.reply("AUTH", "235 welcome")
                continue
            verb = line.split()[0].upper() if line.split() else ""
            if verb == "AUTH" and len(line.split()) == 2:
                waits_for_password, reply = True, "334 "
                continue
            usual = {"EHLO": "250-scripted\r\n250 AUTH PLAIN", "STARTTLS": "220 go ahead", "DATA": "354 go on",
                     "QUIT": "221 bye"}
            reply = self.reply(verb, usual.get(verb, "250 fine"))

    def reply(self, name, usual):
        answer = self.replies.get(name, usual)
        if answer == "hang up":
            return None
        if answer == "silence":
            self.over.wait(timeout=60)
            return None
        return answer


class OurSending(unittest.TestCase):
    def outcome(self, replies, **options):
        with Scripted(replies) as server:
            out = deliver(server.port, **options)
        return *out, server

    def test_is_accepted_with_its_dots_in_place(self):
        kind, answer, server = self.outcome({}, text=b"a\n.\nb\n")
        self.assertEqual((kind, answer), ("accepted", "250 kept"))
        self.assertEqual([line.split()[0] for line in server.heard[:4]], ["EHLO", "MAIL", "RCPT", "DATA"])
        self.assertEqual(server.heard[0], "EHLO example.go.th")
        self.assertRegex(server.heard[1], r"^MAIL FROM:<ita@example\.go\.th>")
        self.assertRegex(server.heard[2], r"^RCPT TO:<wanida@example\.go\.th>")
        message = email.message_from_bytes(server.data, policy=email.policy.default)
        self.assertEqual(message.get_content().replace("\r\n", "\n"), "a\n.\nb\n")

    def test_is_refused_only_by_a_last_word_on_this_mail(self):
        for name, reply, expected in (
            ("RCPT", "550 5.1.1 no such mailbox", "refused"), ("RCPT", "450 greylisted", "try_later"),
            ("DATA", "554 no", "refused"), ("DATA", "451 not now", "try_later"),
            ("end", "554 5.7.1 looks like spam", "refused"), ("end", "452 disk full", "try_later"),
            ("MAIL", "552 too large", "refused"), ("MAIL", "550 you may not send as this", "try_later"),
            ("RCPT", "530 sign in first", "try_later"), ("greeting", "554 go away", "try_later"),
            ("greeting", "421 too busy", "try_later"), ("EHLO", "502 what?", "try_later"),
        ):
            kind, answer, _ = self.outcome({name: reply} | ({"HELO": reply} if name == "EHLO" else {}))
            self.assertEqual(kind, expected, f"{name}: {reply}: {answer}")
            self.assertEqual(answer, reply)

    def test_is_tried_later_when_the_server_hangs_up_or_talks_nonsense(self):
        for name in ("greeting", "EHLO", "MAIL", "RCPT", "DATA", "text", "end"):
            kind, answer, _ = self.outcome({name: "hang up"})
            self.assertEqual(kind, "try_later", name)
            self.assertTrue(answer)
        self.assertEqual(self.outcome({"greeting": "\x00\x01 nonsense"}, milliseconds=2000)[0], "try_later")
        self.assertEqual(self.outcome({"MAIL": "nonsense"}, milliseconds=2000)[0], "try_later")

    def test_waits_for_a_silent_server_only_as_long_as_it_was_told(self):
        for name in ("greeting", "RCPT", "end"):
            kind, answer, _ = self.outcome({name: "silence"}, milliseconds=300)
            self.assertEqual(kind, "try_later", name)
            self.assertRegex(answer, "(?i)time")

    def test_signs_in_and_tells_a_wrong_password_from_a_wrong_address(self):
        kind, _, server = self.outcome({}, user="ita")
        self.assertEqual(kind, "accepted")
        self.assertTrue(any(line.startswith("AUTH PLAIN") for line in server.heard))
        kind, answer, server = self.outcome({"AUTH": "535 5.7.8 wrong"}, user="ita")
        self.assertEqual((kind, answer), ("try_later", "535 5.7.8 wrong"))
        self.assertFalse(any(line.startswith("MAIL") for line in server.heard))


class OurSendingEncrypted(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        folder = Path(cls.folder.name)
        cls.certificate, key = str(folder / "certificate.pem"), str(folder / "key.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                        "-keyout", key, "-out", cls.certificate], check=True, capture_output=True)
        cls.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        cls.context.load_cert_chain(cls.certificate, key)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def server(self, replies=None, **options):
        return Scripted(replies or {}, wrap=lambda s: self.context.wrap_socket(s, server_side=True), **options)

    def test_goes_through_tls_both_ways(self):
        offers = {"EHLO": "250-scripted\r\n250-STARTTLS\r\n250 AUTH PLAIN"}
        with self.server(offers) as server:
            self.assertEqual(deliver(server.port, "starttls", self.certificate, "ita")[0], "accepted")
        verbs = [line.split()[0] for line in server.heard]
        self.assertEqual(verbs[:4], ["EHLO", "STARTTLS", "EHLO", "AUTH"])
        with self.server(implicit_tls=True) as server:
            self.assertEqual(deliver(server.port, "tls", self.certificate, "ita")[0], "accepted")

    def test_does_not_go_without_tls(self):
        with self.server() as server:  # offers no STARTTLS
            self.assertEqual(deliver(server.port, "starttls", self.certificate, "ita")[0], "try_later")
        self.assertFalse([line for line in server.heard if re.match("AUTH|MAIL", line)])
        refuses = {"EHLO": "250-scripted\r\n250-STARTTLS\r\n250 AUTH PLAIN", "STARTTLS": "454 not now"}
        with self.server(refuses) as server:
            self.assertEqual(deliver(server.port, "starttls", self.certificate, "ita")[0], "try_later")
        self.assertFalse([line for line in server.heard if re.match("AUTH|MAIL", line)])

    def test_does_not_trust_a_certificate_nobody_vouches_for(self):
        with self.server(implicit_tls=True) as server:
            kind, answer = deliver(server.port, "tls", "", "ita")
        self.assertEqual(kind, "try_later")
        self.assertRegex(answer, "(?i)certificate")
        self.assertEqual(server.heard, [])


if __name__ == "__main__":
    unittest.main()
