# SPDX-License-Identifier: Apache-2.0
"""A whole internet on one machine: every address there is leads to the sites of this process, which counts who was let in where. In a
network namespace of its own, so that nothing of it, and nothing outside, is real."""

import asyncio
import collections
import ctypes
import ipaddress
import os
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading

CLONE_NEWNS, CLONE_NEWNET = 0x00020000, 0x40000000
RESOLVER = ("127.0.0.1", 5353)
OTHER_PORTS = (21, 22, 25, 53, 3306, 5432, 6379, 8000, 8080, 8443, 9200)
A, CNAME, AAAA = 1, 5, 28


def why_not():
    """What is missing here; None where all is there."""
    if os.geteuid() != 0:
        return "only root can have a network namespace of its own: run the tests as root to see this one"
    if shutil.which("ip") is None:
        return "there is no program 'ip' (Debian: iproute2) to lay out a network with"
    return None


def enter():
    """From here on this process and its children have another network. Tells what is missing, or None."""
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        return "the kernel gives no network namespace here: " + os.strerror(ctypes.get_errno())
    for words in ("link set lo up", "route add local 0.0.0.0/0 dev lo", "-6 route add local ::/0 dev lo",
                  "route add unreachable 45.45.45.45/32 table local"):
        if subprocess.run(["ip", *words.split()], capture_output=True, check=False).returncode != 0:
            return "the network could not be laid out: ip " + words
    return None


def own_names():
    """From here on the machine's name server is ours, for this process and its children; to be asked at port 53. Tells what is missing,
    or None."""
    global RESOLVER
    missing = "no name server of its own can be given to this machine's programs"
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        return missing
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        file.write("nameserver 127.0.0.1\noptions timeout:2\n")
        file.flush()
        os.chmod(file.name, 0o644)
        for words in (["mount", "--make-rprivate", "/"], ["mount", "--bind", file.name, "/etc/resolv.conf"]):
            if subprocess.run(words, capture_output=True, check=False).returncode != 0:
                return missing
    RESOLVER = ("127.0.0.1", 53)
    return None


def name_of(packet, at):
    labels = []
    while packet[at]:
        labels.append(packet[at + 1 : at + 1 + packet[at]].decode())
        at += 1 + packet[at]
    return ".".join(labels).lower(), at + 1


def wire(name):
    return b"".join(bytes([len(p)]) + p.encode() for p in name.split(".") if p) + b"\0"


class Names(threading.Thread):
    """The name server. `answers[name]` is a list of addresses, of names (an alias), or a function of (kind, how often asked)."""

    def __init__(self):
        super().__init__(daemon=True)
        self.answers, self.asked = {}, collections.Counter()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self.socket.bind(RESOLVER)
        self.start()

    def run(self):
        while True:
            packet, peer = self.socket.recvfrom(4096)
            for answer in self.reply(packet):
                self.socket.sendto(answer, peer)

    def reply(self, packet):
        name, end = name_of(packet, 12)
        kind = struct.unpack(">H", packet[end : end + 2])[0]
        values = self.answers.get(name)
        if callable(values):
            values = values(kind, self.asked[name, kind])
        self.asked[name, kind] += 1
        if values is None:
            return [packet[:2] + struct.pack(">HHHHH", 0x8183, 1, 0, 0, 0) + packet[12 : end + 4]]
        if values == "servfail":
            return [packet[:2] + struct.pack(">HHHHH", 0x8182, 1, 0, 0, 0) + packet[12 : end + 4]]
        if values == "silence":
            return []
        if isinstance(values, bytes):
            return [packet[:2] + values]
        records = []
        self.records(wire(name), values, kind, records)
        head = struct.pack(">HHHHH", 0x8180, 1, len(records), 0, 0)
        return [packet[:2] + head + packet[12 : end + 4] + b"".join(records)]

    def records(self, owner, values, kind, out):
        for value in values:
            try:
                address = ipaddress.ip_address(value)
            except ValueError:
                out.append(owner + struct.pack(">HHIH", CNAME, 1, 0, len(wire(value))) + wire(value))
                below = self.answers.get(value, [])
                if not callable(below) and below not in ("servfail", "silence") and not isinstance(below, bytes):
                    self.records(wire(value), below or [], kind, out)
                continue
            if kind == (A if address.version == 4 else AAAA):
                out.append(owner + struct.pack(">HHIH", kind, 1, 0, len(address.packed)) + address.packed)


class Sites(threading.Thread):
    """Every web server. `behaviour[host]` is bytes to send, or an async function of (reader, writer, head of the request)."""

    def __init__(self, public, context_of=None):
        super().__init__(daemon=True)
        self.public = {ipaddress.ip_address(p) for p in public}
        self.behaviour, self.requests, self.accepted = {}, collections.Counter(), collections.Counter()
        self.now, self.most = collections.Counter(), collections.Counter()
        self.context = None
        if context_of is not None:
            self.context = context_of(None)
            self.context.sni_callback = lambda connection, name, _: setattr(connection, "context", context_of(name)) if name else None
        self.ready = threading.Event()
        self.start()
        assert self.ready.wait(20)

    def forbidden(self):
        """Connections that were taken where none may be asked for."""
        return {at: n for at, n in self.accepted.items() if at[0] not in self.public or at[1] not in (80, 443)}

    def run(self):
        asyncio.run(self.serve())

    async def serve(self):
        for port in (80, 443, *OTHER_PORTS):
            for family, host in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
                one = socket.socket(family, socket.SOCK_STREAM)
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                one.bind((host, port))
                one.listen(1024)
                one.setblocking(False)
                asyncio.ensure_future(self.accept(one, port))
        self.ready.set()
        await asyncio.Event().wait()

    async def accept(self, listener, port):
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(listener)
            where = ipaddress.ip_address(connection.getsockname()[0].partition("%")[0])
            self.accepted[where, port] += 1
            asyncio.ensure_future(self.answer(connection, port))

    async def answer(self, connection, port):
        host = None
        try:
            reader = asyncio.StreamReader()
            protocol = asyncio.StreamReaderProtocol(reader, lambda *_: None)
            loop = asyncio.get_running_loop()
            transport, _ = await loop.connect_accepted_socket(
                lambda: protocol, connection, ssl=self.context if port == 443 else None)
            writer = asyncio.StreamWriter(transport, protocol, reader, loop)
            head = await reader.readuntil(b"\r\n\r\n")
            host = next((l[6:] for l in head.decode("latin-1").split("\r\n") if l.lower().startswith("host: ")), "").partition(":")[0]
            self.requests[host] += 1
            self.now[host] += 1
            self.most[host] = max(self.most[host], self.now[host])
            act = self.behaviour.get(host, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            if callable(act):
                act = await act(reader, writer, head)
            if act:
                writer.write(act)
                await writer.drain()
            writer.close()
            await writer.wait_closed()
        except (OSError, EOFError, ssl.SSLError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            connection.close()
        finally:
            if host is not None:
                self.now[host] -= 1


def page(body, *headers, status="200 OK"):
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def leading_to(where, status="302 Found"):
    return page(b"", "Location: " + where, status=status)


if __name__ == "__main__":
    sys.exit("this is read by internet_test.py")
