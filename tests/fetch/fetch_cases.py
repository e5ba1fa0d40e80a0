# SPDX-License-Identifier: Apache-2.0
"""What strangers may try: names, spellings and redirects that lead to addresses nobody may ask, and servers that do not end."""

import asyncio
import gzip
import os

from internet import leading_to, page

PUBLIC = ["93.184.216.34", "93.184.216.35", "103.27.200.10", "2404:6800:4001:80f::200e", "2001:fb0:100::1"]
UNREACHABLE = "45.45.45.45"
FORBIDDEN = """0.0.0.0 0.1.2.3 10.0.0.5 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.1.2.3 168.63.129.16 169.254.169.254 169.254.1.1
    172.16.0.1 172.31.255.254 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 240.0.0.1
    :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.5 ::ffff:93.184.216.34 ::127.0.0.1 64:ff9b::a00:5 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:5 100::1 2001::1 2001:db8::1
    2002:a00:5::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00::5 fd00:ec2::254 fec0::1""".split()
SPELLINGS = """127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0x7f.1 0177.0.0.1 017700000001 00000177.0.0.1 127.0.0.1. 0 0.0.0.0
    10.0.0.5 167772165 0x0a000005 012.0.0.5 169.254.169.254 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 ๑๒๗.๐.๐.๑ ๑๖๙.๒๕๔.๑๖๙.๒๕๔ ๑๐.๐.๐.๕ ๑๒๗.๑
    １２７.０.０.１ ①②⑦.⓪.⓪.① 127。0。0。1 %31%32%37.0.0.1 127%2e0%2e0%2e1 [::1] [::] [::ffff:127.0.0.1] [::ffff:a9fe:a9fe] [0:0:0:0:0:0:0:1] [fd00::5] [fe80::1]
    [64:ff9b::7f00:1] [::1%25lo] localhost LOCALHOST localhost. printer router.local metadata.google.internal a.localhost site.test x.home.arpa
    user@127.0.0.1 www.example.com@127.0.0.1 127.0.0.1:80 www.example.com:8080 www.example.com:22 www.example.com:0""".split()
SCHEMES = ["file:///etc/passwd", "gopher://www.example.com:80/_x", "dict://127.0.0.1:6379/info", "ftp://www.example.com/a", "javascript:alert(1)",
           "data:text/html,x", "ldap://www.example.com/", "smb://www.example.com/a", "ws://www.example.com/", "about:blank", "view-source:http://127.0.0.1/", "jar:http://127.0.0.1!/"]
STATUSES = ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]


class Cases:
    """Each: id, address, what is expected (a function of the capture that gives None or what is wrong)."""

    def __init__(self, names, sites):
        self.names, self.sites, self.all = names, sites, []

    def add(self, address, expect, *, host=None, dns=None, act=None):
        if host is not None:
            self.names.answers[host] = dns if dns is not None else [PUBLIC[0]]
            if act is not None:
                self.sites.behaviour[host] = act
        self.all.append((str(len(self.all)), address, expect))


def ended(outcome, **facts):
    """status, exchanges (how many), peers (of each), body, size, detail: what is named must be so."""

    def look(capture):
        found = {
            "outcome": capture["outcome"],
            "exchanges": len(capture["exchanges"]),
            "status": next((e["status"] for e in reversed(capture["exchanges"]) if e["status"]), 0),
            "peers": [e["peer"] for e in capture["exchanges"]],
            "body": capture["exchanges"][-1]["body"] if capture["exchanges"] else b"",
            "size": capture["exchanges"][-1]["size"] if capture["exchanges"] else 0,
            "head": capture["exchanges"][-1]["head"] if capture["exchanges"] else b"",
            "trusted": capture["trusted"],
        }
        wrong = {k: (found[k], v) for k, v in {"outcome": outcome, **facts}.items() if found[k] != v}
        return None if not wrong else f"found and expected: {wrong}, {capture['detail']}"

    return look


def forbidden(cases):
    """Nothing of this may open a connection where it must not."""
    for n, ip in enumerate(FORBIDDEN):
        for scheme in ("http", "https"):
            host = f"only{n}-{scheme}.example.com"
            cases.add(f"{scheme}://{host}/", ended("forbidden_address", exchanges=1, peers=[""]), host=host, dns=[ip])
        host = f"mixed{n}.example.com"
        cases.add(f"http://{host}/", ended("answered", peers=[PUBLIC[0]]), host=host, dns=[ip, PUBLIC[0], ip], act=page(b"open"))
        host = f"rebinds{n}.example.com"
        cases.add(f"http://{host}/", ended("forbidden_address", exchanges=2, peers=[PUBLIC[0], ""]), host=host,
                  dns=lambda kind, times, ip=ip: [PUBLIC[0]] if times == 0 else [ip], act=leading_to("/again"))
        host = f"turns{n}.example.com"
        cases.add(f"http://{host}/", ended("forbidden_address", exchanges=1), host=host,
                  dns=lambda kind, times, ip=ip: [ip] if times == 0 else [PUBLIC[0]], act=page(b"late"))
        host = f"to{n}.example.com"
        cases.add(f"http://{host}/", ended("forbidden_address", exchanges=2), host=host, act=leading_to(f"http://only{n}-http.example.com/x"))
    chain = [f"c{n}.alias.example.com" for n in range(6)]
    for n, name in enumerate(chain):
        cases.names.answers[name] = [chain[n + 1]] if n < 5 else ["10.0.0.5"]
    cases.names.answers["lost.alias.example.com"] = lambda kind, times: ["127.0.0.1"] if kind == 1 else []
    for target in [*chain, "lost.alias.example.com"]:
        host = f"alias-{target.split('.')[0]}.example.com"
        cases.add(f"http://{host}/", ended("forbidden_address"), host=host, dns=[target])
    cases.add("http://many.example.com/", ended("forbidden_address"), host="many.example.com", dns=[f"10.0.{n}.1" for n in range(100)])
    for n, spelling in enumerate(SPELLINGS):
        for scheme in ("http://", "https://"):
            cases.add(scheme + spelling + "/latest/meta-data", ended("forbidden_address", exchanges=0))
        status = STATUSES[n % 5]
        host = f"spelt{n}.example.com"
        # As servers send it: in UTF-8, which asyncio is given as bytes.
        location = page(b"", status=status).replace(b"Content-Length", b"Location: http://" + spelling.encode() + b"/\r\nContent-Length", 1)
        cases.add(f"http://{host}/", ended("forbidden_address", exchanges=1, peers=[PUBLIC[0]]), host=host, act=location)
    for n, address in enumerate(SCHEMES):
        cases.add(address, ended("forbidden_address", exchanges=0))
        for status in STATUSES:
            host = f"scheme{n}-{status[:3]}.example.com"
            cases.add(f"http://{host}/", ended("forbidden_address", exchanges=1), host=host, act=leading_to(address, status))
    for n, text in enumerate([b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">', b"<script>location='http://10.0.0.5/'</script>",
                              b'<img src="http://169.254.169.254/"><iframe src="http://[::1]/">', b'<base href="http://127.0.0.1/"><link rel=preload href=x>']):
        host = f"page{n}.example.com"
        cases.add(f"http://{host}/", ended("answered", exchanges=1, body=text), host=host, act=page(text, "Refresh: 0;url=http://127.0.0.1/"))
    host = "split.example.com"
    cases.add(f"http://{host}/", ended("broken_answer"), host=host,
              act=b"HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n")
    cases.add("http://inject.example.com/a%0d%0aHost:%20127.0.0.1/?b%0D%0Ax", ended("answered"), host="inject.example.com", act=page(b"ok"))


def hop(n):
    async def act(_reader, _writer, head):
        at = int(head.split(b" ")[1].strip(b"/") or 0)
        return leading_to(f"/{at + 1}") if at < n else page(b"there")

    return act


def redirects(cases):
    for status in STATUSES:
        host = f"r{status[:3]}.example.com"
        cases.sites.behaviour[f"end-{host}"] = page(b"end")
        cases.names.answers[f"end-{host}"] = [PUBLIC[1]]
        cases.add(f"http://{host}/", ended("answered", exchanges=2, status=200, peers=[PUBLIC[0], PUBLIC[1]], body=b"end"), host=host,
                  act=leading_to(f"http://end-{host}/x", status))
    cases.add("http://five.example.com/", ended("answered", exchanges=6, body=b"there"), host="five.example.com", act=hop(5))
    cases.add("http://six.example.com/", ended("too_many_redirects", exchanges=6), host="six.example.com", act=hop(6))
    cases.add("http://self.example.com/", ended("too_many_redirects", exchanges=1), host="self.example.com", act=leading_to("/"))
    cases.add("http://empty.example.com/", ended("too_many_redirects", exchanges=1), host="empty.example.com", act=leading_to(""))
    cases.names.answers["pong.example.com"] = [PUBLIC[0]]
    cases.sites.behaviour["pong.example.com"] = leading_to("http://ping.example.com/")
    cases.add("http://ping.example.com/", ended("too_many_redirects", exchanges=2), host="ping.example.com", act=leading_to("//pong.example.com/"))
    for status in ("300 Choices", "304 Not Modified", "305 Use Proxy", "306 x", "201 Created", "200 OK"):
        host = f"stays{status[:3]}.example.com"
        cases.add(f"http://{host}/", ended("answered", exchanges=1, status=int(status[:3])), host=host, act=leading_to("http://127.0.0.1/", status))
    cases.add("http://nowhere.example.com/", ended("answered", status=302), host="nowhere.example.com", act=page(b"", status="302 Found"))

    async def endless(_reader, writer, _head):
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://end-r302.example.com/y\r\n\r\n")
        while True:
            writer.write(b"x" * 65536)
            await writer.drain()

    cases.add("http://endless-redirect.example.com/", ended("answered", exchanges=2, body=b"end"), host="endless-redirect.example.com", act=endless)


def trickle(first, piece, pause):
    async def act(_reader, writer, _head):
        writer.write(first)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return act


async def silent(reader, _writer, _head):
    await reader.read()


async def hang_up(_reader, writer, _head):
    writer.transport.abort()


HEAD = b"HTTP/1.1 200 OK\r\n"


def hostile(cases, body_max):
    """Servers that do not end, lie, or speak something else. Each costs at most body_max bytes and the time it was given."""
    body = os.urandom(70_001)
    packed = gzip.compress(b"\0" * (64 << 20), 9)
    chunks = b"".join(b"%x\r\n" % len(body[n : n + 7001]) + body[n : n + 7001] + b"\r\n" for n in range(0, len(body), 7001)) + b"0\r\nX-Late: 1\r\n\r\n"
    whole = ended("answered", size=len(body), body=body[:4096])
    for name, act, expect in [
        ("exact", page(body), whole),
        ("odd-head", HEAD + b"x-oDD:  two  blanks \r\nX:\xe0\xb8\x81\r\nContent-Length: 2\r\n\r\nok",
         ended("answered", head=HEAD + b"x-oDD:  two  blanks \r\nX:\xe0\xb8\x81\r\nContent-Length: 2\r\n\r\n", body=b"ok")),
        ("bare-lf", b"HTTP/1.1 200 OK\nA: b\n\nok", ended("answered", head=b"HTTP/1.1 200 OK\nA: b\n\n", body=b"ok")),
        ("old", b"HTTP/1.0 200 OK\r\n\r\n" + body, whole),
        ("chunks", HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks, whole),
        ("gzip", page(packed, "Content-Encoding: gzip"), ended("answered", size=len(packed), body=packed[:4096])),
        ("gzip-chunks", HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + chunks, ended("broken_answer")),
        ("continue", b"HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLocation: http://127.0.0.1/\r\n\r\n" + page(b"ok"), ended("answered", status=200, head=page(b"ok")[:-2])),
        ("999", page(b"no", status="999 Request denied"), ended("answered", status=999)),
        ("404", page(b"no", status="404 Not Found"), ended("answered", status=404)),
        ("099", page(b"no", status="099 x"), ended("broken_answer")),
        ("nine", b"<html>no head at all</html>", ended("broken_answer", status=0)),
        ("ssh", b"SSH-2.0-OpenSSH_9.2\r\n", ended("broken_answer", status=0)),
        ("nothing", b"", ended("no_connection", status=0)),
        ("hangs-up", hang_up, ended("no_connection", status=0)),
        ("short", HEAD + b"Content-Length: 100\r\n\r\nshort", ended("broken_answer", body=b"short")),
        ("long", HEAD + b"Content-Length: 2\r\nConnection: close\r\n\r\nokEXTRA", ended("answered", body=b"ok")),
        ("negative", HEAD + b"Content-Length: -5\r\n\r\nxxxxx", ended("broken_answer")),
        ("two-lengths", HEAD + b"Content-Length: 2\r\nContent-Length: 50\r\n\r\nok", ended("broken_answer")),
        ("huge-length", HEAD + b"Content-Length: 99999999999999999999\r\n\r\nok", None),
        ("bad-chunk", HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n", ended("broken_answer")),
        ("huge-chunk", HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nok", ended("broken_answer")),
        ("minus-chunk", HEAD + b"Transfer-Encoding: chunked\r\n\r\n-2\r\nok\r\n0\r\n\r\n", ended("broken_answer")),
        ("torn-chunk", HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nok", ended("broken_answer")),
        ("nul", b"HTTP/1.1 200 OK\r\nA: \0\r\nContent-Length: 2\r\n\r\nok", None),
        ("long-line", HEAD + b"A: " + b"x" * 200_000 + b"\r\n\r\nok", ended("broken_answer")),
        ("many-lines", HEAD + b"A: b\r\n" * 20_000 + b"\r\nok", ended("broken_answer")),
        ("endless-head", trickle(HEAD, b"A: b\r\n" * 1000, 0), ended("broken_answer")),
        ("endless-100", trickle(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100, 0), ended("broken_answer")),
        ("endless-body", trickle(HEAD + b"\r\n", b"x" * 65536, 0), ended("cut_short", size=body_max)),
        ("endless-chunks", trickle(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n", 0), ended("cut_short", size=body_max)),
        ("endless-trailer", trickle(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"A: b\r\n" * 1000, 0), ended("broken_answer")),
        ("endless-chunk-extension", trickle(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;", b"a=b;" * 1000, 0), None),
        ("lies-large", trickle(HEAD + b"Content-Length: 5\r\n\r\n", b"x" * 65536, 0), ended("answered", size=5)),
        ("slow-head", trickle(b"HTTP/1.1 200 OK\r\n", b"A", 0.3), ended("too_slow", status=0)),
        ("slow-body", trickle(HEAD + b"\r\n", b"x", 0.3), ended("too_slow", status=200)),
        ("silent", silent, ended("too_slow", status=0)),
        ("cookie", page(b"ok", "Set-Cookie: a=b", "Strict-Transport-Security: max-age=9999", "Alt-Svc: h2=\":22\""), ended("answered", body=b"ok")),
    ]:
        cases.add(f"http://{name}.hostile.example.com/", expect or (lambda c: None), host=f"{name}.hostile.example.com", act=act)
    for name, dns, outcome in [("unknown", lambda *_: None, "no_such_host"), ("no-addresses", [], "no_such_host"), ("fails", "servfail", "no_connection"),
                               ("rubbish", b"\x81\x80" + b"\xff" * 300, "too_slow"), ("alias-circle", ["alias-circle2.example.com"], "no_such_host"),
                               ("pointer-circle", b"\x81\x80\0\1\0\1\0\0\0\0\xc0\x0c\0\1\0\1", "too_slow"), ("mute", "silence", "too_slow")]:
        cases.add(f"http://{name}.example.com/", ended(outcome), host=f"{name}.example.com", dns=dns)
    cases.names.answers["alias-circle2.example.com"] = lambda kind, times: ["alias-circle.example.com"]
    cases.add("http://unreachable.example.com/", ended("no_connection", peers=[""]), host="unreachable.example.com", dns=[UNREACHABLE])
    cases.add("http://one-dead.example.com/", ended("answered", exchanges=1, peers=[PUBLIC[1]]), host="one-dead.example.com",
              dns=[UNREACHABLE, PUBLIC[1]], act=page(b"alive"))
    cases.add("http://six-only.example.com/", ended("answered", peers=[PUBLIC[3]]), host="six-only.example.com", dns=[PUBLIC[3]], act=page(b"6"))
    cases.add("http://เทศบาล.ไทย/ข่าว?ก=ข", ended("answered", body=b"th"), host="xn--o3cg7ak5c9d.xn--o3cw4h", act=page(b"th"))
