# SPDX-License-Identifier: Apache-2.0
"""Holds the #includes to src/prongsai/floors.txt."""

import re

from house.tree import Tree

SOURCE = "src/prongsai/"
FLOORS = SOURCE + "floors.txt"
ROOMS_CMAKE = SOURCE + "CMakeLists.txt"

# One door for each outside thing: headers that only these rooms may name.
DOORS = {
    r"yaml-cpp/": {"yaml"},
    r"boost/(asio|beast)\b": {"http"},
    r"sqlite3\.h": {"db"},
    r"libpq-fe\.h": {"db"},
}


def read_floors(text):
    """The rooms in order, each with the rooms it may include; and what is wrong with the file itself."""
    allowed, found = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        match = re.fullmatch(r"([a-z_]+):((?:\s+[a-z_]+)*)", line)
        if not match:
            found.append(f"{FLOORS}:{number}: found '{line}', expected 'room: room room'")
            continue
        room, below = match[1], match[2].split()
        if room in allowed:
            found.append(f"{FLOORS}:{number}: room '{room}' is declared twice")
        for other in below:
            if other not in allowed:
                found.append(f"{FLOORS}:{number}: '{room}' lists '{other}', which is not declared above it")
        for other in sorted({o for o in below if below.count(o) > 1}):
            found.append(f"{FLOORS}:{number}: '{room}' lists '{other}' twice")
        allowed[room] = set(below)
    if not allowed and not found:
        found.append(f"{FLOORS}: no room is declared")
    return allowed, found


def check(root):
    """Everything that breaks the floor plan, as 'file:line: what'."""
    tree = Tree(root)
    if FLOORS not in tree.paths:
        return [f"{FLOORS}: missing"]
    allowed, found = read_floors(tree.text(FLOORS))
    found += _rooms_are_declared(tree, allowed)
    for path in tree.matching(r"(src/prongsai|tests|bench)/.*\.(cpp|h)"):
        found += _includes(tree, path, allowed)
    return found


def _rooms_are_declared(tree, allowed):
    found = []
    for room in sorted({p.split("/")[2] for p in tree.matching(SOURCE + "[^/]+/.*")} - set(allowed)):
        found.append(f"{SOURCE}{room}/: the folder is not a room of {FLOORS}")
    for path in tree.matching(SOURCE + r"[^/]+\.(cpp|h)"):
        found.append(f"{path}:1: the file stands outside every room")
    built = {}
    for number, line in tree.lines(ROOMS_CMAKE):
        match = re.match(r"\s*prongsai_room\(\s*(\w+)", line)
        if match:
            built[match[1]] = number
    for room in allowed:
        if room not in built:
            found.append(f"{ROOMS_CMAKE}: room '{room}' is not built: there is no prongsai_room({room})")
    for room in built:
        if room not in allowed:
            found.append(f"{ROOMS_CMAKE}:{built[room]}: '{room}' is not a room of {FLOORS}")
    return found


def _includes(tree, path, allowed):
    # Tests across rooms and benchmarks look at any room, but through its doors.
    room = path.split("/")[2] if path.startswith(SOURCE) and path.count("/") > 2 else None
    for number, line in tree.code_lines(path):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if not match:
            continue
        here, target = f"{path}:{number}:", match[2]
        inside = re.match(r"prongsai/(\w+)/", target)
        if inside:
            yield from _include_of_room(here, room, inside[1], target, allowed)
        elif match[1] == '"' and room:
            yield f'{here} found "{target}", expected "prongsai/<room>/<file>.h"'
        elif room:
            for door, rooms in DOORS.items():
                if re.match(door, target) and room not in rooms:
                    yield f"{here} only {', '.join(sorted(rooms))}/ may include <{target}>"


def _include_of_room(here, room, other, target, allowed):
    if other not in allowed:
        yield f"{here} '{other}' is not a room of {FLOORS}"
    elif room is not None and other != room and other not in allowed.get(room, set()):
        yield f"{here} {room}/ may not include {other}/"
    if other != room and target.endswith("_detail.h"):
        yield f"{here} {target.rpartition('/')[2]} is private to {other}/"
