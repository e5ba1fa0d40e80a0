# SPDX-License-Identifier: Apache-2.0
"""A second verifier of exported audit trails, written from docs/reference/audit-export.md alone.

It shares no code with the program and needs nothing beyond Python. It checks the form of every line, the order of the
entries, every root by the recursive definition of RFC 6962, and the hash in the closing line. It does NOT check
signatures: Ed25519 is not in Python's standard library. Whoever needs those runs `prongsai audit verify`.

    python3 verify_twice.py FILE
"""

import base64
import hashlib
import json
import sys


class Untrue(Exception):
    """What does not hold, and the line where that shows."""


def sha256(data):
    return hashlib.sha256(data).digest()


def b64(data):
    return base64.b64encode(data).decode("ascii")


def tree_root(leaves):
    """RFC 6962 §2.1, as it is written."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + tree_root(leaves[:split]) + tree_root(leaves[split:]))


def root_from(start, frontier, leaves):
    """The root over `start` unseen entries, known by their frontier, and the leaves after them."""
    # Each subtree of the frontier stands for as many leaves as its bit in `start` says; merge like with like.
    stack = [(1 << bit, node) for bit, node in zip([b for b in range(63, -1, -1) if start >> b & 1], frontier)]
    for leaf in leaves:
        stack.append((1, leaf))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (size, right), (_, left) = stack.pop(), stack.pop()
            stack.append((size * 2, sha256(b"\x01" + left + right)))
    root = stack.pop()[1]
    while stack:
        root = sha256(b"\x01" + stack.pop()[1] + root)
    return root


def one_member(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Untrue("a key stands twice")
    return members


def spelled(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Export:
    def __init__(self, data):
        self.data, self.leaves, self.roots = data, [], []

    def verify(self):
        if not self.data.endswith(b"\n"):
            raise Untrue("the last line has no end")
        lines = self.data[:-1].split(b"\n")
        try:
            texts = [line.decode("utf-8") for line in lines]
            values = [json.loads(text, object_pairs_hook=one_member, parse_float=_refuse) for text in texts]
        except ValueError as trouble:
            raise Untrue(f"a line is no JSON in UTF-8: {trouble}") from trouble
        for number, (text, value) in enumerate(zip(texts, values), 1):
            if spelled(value) != text:
                raise Untrue(f"line {number} is not spelled canonically")
            if len(text.encode()) > 65_536:
                raise Untrue(f"line {number} is too long")
        self._header(values[0])
        body = values[1:-1]
        if self.first:
            body = self._frontier(body)
        for number, value in enumerate(body, len(values) - len(body)):
            if list(value) == ["checkpoint"]:
                self._checkpoint(value["checkpoint"], number)
            else:
                self._entry(value, lines[number - 1], number)
        self._closing(values[-1], b"".join(line + b"\n" for line in lines[:-1]))

    def _header(self, header):
        if list(header) != ["prongsai_audit_export", "origin", "key", "from", "to"]:
            raise Untrue("the first line is no header")
        if header["prongsai_audit_export"] != 1:
            raise Untrue("an unknown version")
        self.origin, self.key, self.first, self.to = (header[k] for k in ("origin", "key", "from", "to"))
        name, key_id, key = self.key.split("+", 2)
        raw = base64.b64decode(key, validate=True)
        if name != self.origin or b64(raw) != key or len(raw) != 33 or raw[0] != 1:
            raise Untrue("the key does not fit the origin")
        if sha256(name.encode() + b"\n" + raw)[:4].hex() != key_id:
            raise Untrue("the key's id does not fit the key")
        self.key_id = bytes.fromhex(key_id)
        self.frontier = []

    def _frontier(self, body):
        if not body or list(body[0]) != ["frontier"]:
            raise Untrue("line 2 is no frontier")
        self.frontier = [base64.b64decode(text, validate=True) for text in body[0]["frontier"]]
        if len(self.frontier) != bin(self.first).count("1") or any(len(node) != 32 for node in self.frontier):
            raise Untrue("the frontier does not fit its size")
        if len(body) < 2 or list(body[1]) != ["checkpoint"]:
            raise Untrue("line 3 is no checkpoint")
        return body[1:]

    def _entry(self, value, line, number):
        keys = ["entry", "sequence", "at", "actor", "action", "subject", "before", "after", "reason", "request"]
        if list(value) != keys or value["entry"] != 1:
            raise Untrue(f"line {number} is no entry")
        if value["sequence"] != self.first + len(self.leaves) or value["sequence"] >= self.to:
            raise Untrue(f"line {number} has entry {value['sequence']} out of order")
        self.leaves.append(sha256(b"\x00" + line))

    def _note(self, note, number):
        """The text of a signed note and its lines; the signature itself is not checked."""
        text, blank, signature = note.rpartition("\n\n")
        name, _, encoded = signature.removeprefix("\u2014 ").partition(" ")
        raw = base64.b64decode(encoded.removesuffix("\n"), validate=True)
        if not blank or f"\u2014 {name} {b64(raw)}\n" != signature or name != self.origin:
            raise Untrue(f"line {number} holds no signed note of this trail")
        if len(raw) != 68 or raw[:4] != self.key_id:
            raise Untrue(f"line {number} is signed with another key")
        return text.split("\n")

    def _checkpoint(self, note, number):
        text = self._note(note, number)
        size = self.first + len(self.leaves)
        root = root_from(self.first, self.frontier, self.leaves) if size else tree_root([])
        if not self.first and root != tree_root(self.leaves):
            raise AssertionError("the two definitions of the root disagree")
        if text[:3] != [self.origin, str(size), b64(root)] or len(text) > 4:
            raise Untrue(f"line {number}: the checkpoint does not stand for the entries before it")
        if self.roots and self.roots[-1][0] == size:
            raise Untrue(f"line {number} repeats a checkpoint")
        self.roots.append((size, b64(root)))

    def _closing(self, value, before):
        if list(value) != ["closing"]:
            raise Untrue("the last line closes nothing")
        expected = ["prongsai audit export 1", self.origin, f"{self.first} {self.to}", b64(sha256(before))]
        if self._note(value["closing"], "last") != expected:
            raise Untrue("the closing line stands for another file")
        if self.first + len(self.leaves) != self.to or not self.roots or self.roots[-1][0] != self.to:
            raise Untrue("the last entry is under no checkpoint")


def _refuse(text):
    raise Untrue(f"{text}: this verifier reads no decimals, their spelling would be lost")


def verify(data):
    """The export, verified as far as this program can. Raises Untrue."""
    export = Export(data)
    try:
        export.verify()
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as trouble:
        raise Untrue(f"not in the form of an export: {trouble!r}") from trouble
    return export


if __name__ == "__main__":
    try:
        with open(sys.argv[1], "rb") as file:
            found = verify(file.read())
    except Untrue as untrue:
        sys.exit(f"not to be trusted: {untrue}")
    print(f"{len(found.leaves)} entries, {len(found.roots)} checkpoints, root {found.roots[-1][1]}; signatures not checked")
