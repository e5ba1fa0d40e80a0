# SPDX-License-Identifier: Apache-2.0
"""Rules about sources: what a file begins with, how long it may be, and what no compiler looks for."""

import re

from house.tree import string_literals, without_comments, without_strings

CXX = r".*\.(cpp|h)"
COMMENTED = (
    r".*\.(cpp|h|py|sh|cmake|css|js|mjs|cjs|ts|sql|ya?ml)"
    r"|(.*/)?(CMakeLists\.txt|Makefile)|(tools|\.ci)/[^/.]+"
)
LINES_MAX = 400
LONG_FILES = "tests/house/long_files.txt"


def every_source_names_its_licence(tree):
    for path in tree.matching(COMMENTED):
        lines = [line for _, line in tree.lines(path)[:2]]
        first = lines[1] if len(lines) > 1 and lines[0].startswith("#!") else "".join(lines[:1])
        if not re.fullmatch(r"(//|#|--|/\*) SPDX-License-Identifier: Apache-2\.0( \*/)?", first):
            yield f"{path}:1: expected the line 'SPDX-License-Identifier: Apache-2.0' in a comment, found '{first}'"


def every_header_says_its_purpose(tree):
    for path in tree.matching(r"(src|tests|bench)/.*\.h"):
        second = dict(tree.lines(path)).get(2, "")
        if not re.match(r"// \S", second):
            yield f"{path}:2: expected one sentence of purpose in a comment, found '{second}'"


def no_file_grows_past_its_limit(tree):
    """A ratchet: today's exceptions stand in LONG_FILES as 'path lines' and may only shrink."""
    exceptions = {}
    for number, line in tree.lines(LONG_FILES) if LONG_FILES in tree.paths else []:
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2 or not words[1].isdigit():
            yield f"{LONG_FILES}:{number}: found '{line}', expected 'path lines'"
        elif words[0] not in tree.paths:
            yield f"{LONG_FILES}:{number}: {words[0]} is gone; remove the line"
        else:
            exceptions[words[0]] = (number, int(words[1]))
    for path in tree.matching(r".*\.(cpp|h|py|ts|js|mjs|css)|tools/[^/.]+"):
        length = len(tree.lines(path))
        number, limit = exceptions.get(path, (0, LINES_MAX))
        if length > limit:
            yield f"{path}:{limit + 1}: {length} lines, expected at most {limit}; split the file"
        elif number and length <= LINES_MAX:
            yield f"{LONG_FILES}:{number}: {path} has {length} lines now; remove the line"
        elif number and length < limit:
            yield f"{LONG_FILES}:{number}: {path} has shrunk to {length} lines; write {length}"


def exact_rooms_have_no_binary_floating_point(tree):
    for path in tree.matching(r"src/prongsai/(base|tally|framework|scoring)/.*\.(cpp|h)"):
        code = without_strings(without_comments(tree.text(path)))
        for number, line in enumerate(code.splitlines(), 1):
            for word in re.findall(r"\b(?:double|float)\b", line):
                yield f"{path}:{number}: found '{word}', expected base::Points or base::Ratio: scores are exact"


# What would make the middle of the house depend on anything but its arguments.
IMPURE = r"<(ctime|time\.h|random|iostream|fstream|filesystem|locale|unordered_map|unordered_set)>"
IMPURE_WORDS = r"\b(system_clock|steady_clock|high_resolution_clock|getenv|this_thread|random_device)\b"


def domain_rooms_are_pure(tree):
    for path in tree.matching(r"src/prongsai/(framework|agency|access|tally|scoring|round|analysis)/.*\.(cpp|h)"):
        if path.endswith("_test.cpp"):
            continue
        for number, line in tree.code_lines(path):
            for match in [*re.finditer(r"#\s*include\s*" + IMPURE, line), *re.finditer(IMPURE_WORDS, line)]:
                yield f"{path}:{number}: found '{match[0]}': a domain room takes values and returns values"


SQL = re.compile(
    r"\b(SELECT\s.*\bFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|VIEW))\b",
    re.IGNORECASE | re.DOTALL,
)


def sql_stays_in_its_rooms(tree):
    for path in tree.matching(r"(src|tests)/.*\.(cpp|h)"):
        if re.match(r"src/prongsai/(store|db)/|tests/engines/", path):
            continue
        for number, literal in string_literals(tree.text(path)):
            match = SQL.search(literal)
            if match:
                yield f"{path}:{number}: found SQL ('{match[0][:30]}'), expected it in a file of store/sql/"


# What may be known of a ballot before its box is opened, and of an answered survey after it. A person, an address, a time of day or a
# number given in order of arrival would lead from answers to whoever gave them (docs/decisions/sealed-ballot-boxes.md).
BALLOT_COLUMNS = {
    "ballot_box": "box_id round_id agency_id public_key key_custody state version",
    "sealed_ballot": "receipt submission survey_number sealed",
    "survey_code": "survey_number code_digest used",
    "survey_day": "survey_number day received",
    "survey_channel": "survey_number channel received",
    "survey_burst": "survey_number day level",
    "ballot_stack": "survey_number fingerprint bytes_each sheets_count sheets refused",
    "survey_count": "survey_number cells",
    "survey_profile_count": "survey_number question choice count",
    "counted_receipt": "survey_number receipt ballots",
}
CREATED = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\)", re.S)
COLUMN = re.compile(r"^  (\w+) \{(?:integer|text|bytes)\}", re.M)
ALTERED = re.compile(r"ALTER TABLE (\w+) ADD(?: COLUMN)? (\w+)")
OF_BALLOTS = re.compile(r"ballot|receipt|submission|^survey_|^vote")
BALLOTS_OWN = {"receipt", "submission", "code_digest", "sheets"}


def ballots_tell_nothing_of_people(tree):
    """Tables that ballots touch have the columns that were thought through, and no others; nor are there other such tables."""
    for path in tree.paths:
        if "/migrations/" not in path or not path.endswith(".sql"):
            continue
        text = tree.text(path)
        added = [(table, column) for table, body in CREATED.findall(text) for column in COLUMN.findall(body)]
        for table, column in added + ALTERED.findall(text):
            known = BALLOT_COLUMNS.get(table)
            if known is None and (OF_BALLOTS.search(table) or column in BALLOTS_OWN):
                yield f"{path}: {table}.{column} is of ballots; expected the table in BALLOT_COLUMNS of the house rules, once thought through"
            elif known is not None and column not in known.split():
                yield f"{path}: {table}.{column} would be known of ballots; expected only {known}"


def every_test_file_is_built(tree):
    """A room builds each *_test.cpp below its folder; in tests/ the CMakeLists.txt beside it must name it."""
    for path in tree.matching(r".*_test\.cpp"):
        if re.fullmatch(r"src/prongsai/\w+/.*", path):
            continue
        folder, _, name = path.rpartition("/")
        cmake = f"{folder}/CMakeLists.txt"
        if not re.match(r"tests/", path):
            yield f"{path}:1: a test stands inside a room or below tests/"
        elif cmake not in tree.paths or not re.search(rf"\b{re.escape(name)}\b|\*_test\.cpp", tree.text(cmake)):
            yield f"{path}:1: {cmake} does not build it"


def no_test_is_switched_off(tree):
    for path in tree.matching(r"(src|tests)/.*_test\.cpp"):
        for number, line in tree.code_lines(path):
            for word in re.findall(r"\bDISABLED_\w+", line):
                yield f"{path}:{number}: found '{word}': a test that does not run is removed"
            if re.search(r"\bGTEST_SKIP\(\)(?!\s*<<)", line):
                yield f"{path}:{number}: a test that steps aside says why: GTEST_SKIP() << \"…\""


def what_is_left_open_names_an_issue(tree):
    for path in tree.matching(r"(src|tests|bench|tools|cmake|web|locale|frameworks)/.*"):
        if path.startswith(("tools/house/", "tests/house/")):
            continue  # they speak of these words
        for number, line in tree.lines(path):
            if re.search(r"\b(FIXME|XXX|HACK)\b", line) or re.search(r"\bTODO\b(?!\(#\d+\):)", line):
                yield f"{path}:{number}: expected 'TODO(#issue): what', found '{line.strip()[:60]}'"


_MACHINE = re.compile(r"(?:^|[^A-Za-z0-9_.~:/-])(/(?:" + "work|home|root|farm|Users" + r")/[\w.-]+)")


def no_path_of_one_machine(tree):
    for path in tree.paths:
        for number, line in tree.lines(path):
            for found in _MACHINE.findall(line):
                yield f"{path}:{number}: found '{found}', a path of one machine"


def promised_checks_are_on(tree):
    """A rule that everybody believes enforced, and is not, is worse than none."""
    promises = {
        ".clang-tidy": ["readability-identifier-naming", "readability-function-size", "bugprone-*",
                        "cppcoreguidelines-avoid-capturing-lambda-coroutines", "WarningsAsErrors: '*'"],
        "cmake/toolchain.cmake": ["-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"],
        "cmake/room.cmake": ["VERIFY_INTERFACE_HEADER_SETS ON"],
    }
    for path, words in promises.items():
        text = re.sub(r"(?m)^\s*#.*$", "", tree.text(path) or "") if path in tree.paths else ""
        for word in words:
            if not re.search(r"(?<![-\w*])" + re.escape(word), text):
                yield f"{path}:1: '{word}' is promised, but not on"


def no_leftovers(tree):
    for path in tree.paths:
        if re.search(r"(\.(swp|swo|orig|rej|pyc|o|a|bak|tmp)|~|\.DS_Store)$", path):
            yield f"{path}:1: a leftover of an editor or a build"


RULES = [
    every_source_names_its_licence,
    every_header_says_its_purpose,
    no_file_grows_past_its_limit,
    exact_rooms_have_no_binary_floating_point,
    domain_rooms_are_pure,
    sql_stays_in_its_rooms,
    ballots_tell_nothing_of_people,
    every_test_file_is_built,
    no_test_is_switched_off,
    what_is_left_open_names_an_issue,
    no_path_of_one_machine,
    promised_checks_are_on,
    no_leftovers,
]
