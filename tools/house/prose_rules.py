# SPDX-License-Identifier: Apache-2.0
"""Rules about pages, decisions, rule files and the sentences of problems."""

import fnmatch
import re

from house.floors import FLOORS, read_floors
from house.tree import string_literals

ADR_SECTIONS = ["Status", "Context", "Decision", "Consequences", "Alternatives"]


def prose_lines(tree, path):
    """Lines of a Markdown page outside fenced blocks and HTML comments."""
    fenced, text = False, tree.text(path) or ""
    without_remarks = re.sub(r"<!--.*?-->", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(without_remarks.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, line


def every_page_has_one_title(tree):
    for path in tree.matching(r".*\.md"):
        titles = [number for number, line in prose_lines(tree, path) if line.startswith("# ")]
        if len(titles) != 1:
            yield f"{path}:{titles[1] if titles else 1}: found {len(titles)} titles ('# …'), expected one"


def every_named_path_exists(tree):
    """Links, and `paths/in/backticks` that begin with a folder of the tree, lead somewhere."""
    folders = {p.rsplit("/", depth)[0] for p in tree.paths for depth in range(1, p.count("/") + 1)}
    known = set(tree.paths) | folders
    tops = {p.split("/")[0] for p in tree.paths if "/" in p}
    for path in tree.matching(r".*\.md"):
        here = path.rpartition("/")[0]
        for number, line in prose_lines(tree, path):
            for target in re.findall(r"\]\(([^)\s]+)\)", line):
                name = target.partition("#")[0]
                if name and not re.match(r"[a-z]+:", name) and _joined(here, name) not in known:
                    yield f"{path}:{number}: the link '{target}' leads nowhere"
            for name in re.findall(r"`([\w.*{}/-]+/[\w.*{}/-]*)`", line):
                wanted = name.rstrip("/")
                if name.startswith("prongsai/"):
                    name = wanted = "src/" + wanted  # as an #include names it
                if name.split("/")[0] not in tops or "{" in name:
                    continue
                if wanted not in known and not ("*" in wanted and fnmatch.filter(known, wanted)):
                    yield f"{path}:{number}: '{name}' does not exist"


def _joined(folder, name):
    parts = folder.split("/") if folder else []
    for part in name.rstrip("/").split("/"):
        if part == "..":
            parts = parts[:-1] if parts else ["..", *parts]
        elif part not in ("", "."):
            parts = [*parts, part]
    return "/".join(parts)


def every_room_says_what_it_is(tree):
    """Purpose, doors, and what does not belong there: on one page, for whoever opens the folder."""
    for room in sorted({p.split("/")[2] for p in tree.matching(r"src/prongsai/[^/]+/.*")}):
        page = f"src/prongsai/{room}/README.md"
        if page not in tree.paths or "does not belong here" not in tree.text(page).lower():
            yield f"{page}:1: expected a page with the room's purpose, its doors and 'Does not belong here'"


def every_named_verb_exists(tree):
    verbs = {m[1] for _, line in tree.lines("Makefile") for m in [re.match(r"([a-z-]+):", line)] if m}
    for path in tree.matching(r".*\.md"):
        fenced = False
        for number, line in tree.lines(path):
            fenced ^= line.startswith("```")
            line = f"$ {line}" if fenced else line
            for verb in re.findall(r"(?:`|\$ )make ([a-z-]+)", line):
                if verb not in verbs:
                    yield f"{path}:{number}: the Makefile has no verb '{verb}'"


def every_decision_has_its_sections(tree):
    for path in tree.matching(r"docs/decisions/.*\.md"):
        if path.endswith("/README.md"):
            continue
        sections, name = {}, None
        for number, line in prose_lines(tree, path):
            if line.startswith("## "):
                name = line[3:].strip()
                sections[name] = (number, [])
            elif name and line.strip():
                sections[name][1].append(line)
        if list(sections) != ADR_SECTIONS:
            yield f"{path}:1: found the sections {list(sections)}, expected {ADR_SECTIONS}"
            continue
        for name, (number, lines) in sections.items():
            if not lines:
                yield f"{path}:{number}: '{name}' is empty"
        if "We will " not in " ".join(sections["Decision"][1]):
            yield f"{path}:{sections['Decision'][0]}: the decision does not say 'We will …'"
        if not re.match(r"(Proposed|Accepted|Superseded by \S+)\b", "".join(sections["Status"][1][:1])):
            yield f"{path}:{sections['Status'][0]}: expected Proposed, Accepted or Superseded by <decision>"


def every_rule_file_says_its_kind(tree):
    for path in tree.matching(r"(frameworks|data|locale)/.*\.ya?ml"):
        body = [(n, line) for n, line in tree.lines(path) if line.strip() and not line.startswith(("#", "---"))]
        keys = [line.partition(":")[0] for _, line in body[:2]]
        if keys != ["kind", "schema"]:
            place = body[0][0] if body else 1
            yield f"{path}:{place}: the file begins with {keys}, expected ['kind', 'schema']"


# A literal such as "scoring.distribution_sum" is a problem's code; "web.css" is a file's name.
_CODE = re.compile(r'"([a-z_]+\.[a-z][a-z0-9_]*)"')
_FILE_ENDINGS = {"css", "csv", "js", "svg", "txt", "yaml", "yml", "json", "h", "cpp", "md", "html", "png", "woff", "woff2"}


def problem_codes(tree):
    """Every problem code the sources write, with the first place it stands; and the endings ("_nearest") that
    sources add to a code when they can say more. A code begins with a room within the source's reach, or with a
    word that the catalogues of problems use; one that ends in "_" is a stem for the codes it begins. What stands
    in another catalogue is none ("figure.differs")."""
    reach = read_floors(tree.text(FLOORS) or "")[0] if FLOORS in tree.paths else {}
    other = set(_catalogued(tree, r"locale/\w+/(?!problems).*\.yaml"))
    prefixes = {code.partition(".")[0] for code in _catalogued(tree, r"locale/\w+/problems\.yaml")}
    codes, endings = {}, set()
    for path in tree.matching(r"src/prongsai/.*\.(cpp|h)"):
        if path.endswith("_test.cpp"):
            continue
        here = path.split("/")[2]
        lines = tree.text(path).splitlines()
        for number, literal in string_literals(tree.text(path)):
            match = _CODE.fullmatch(literal)
            is_action = match and (f"trail.action.{match[1]}" in other or match[1] in _actions_on(lines[number - 1]))
            if match and match[1] not in other and not is_action:
                prefix, _, rest = match[1].partition(".")
                if prefix in prefixes | reach.get(here, set()) | {here} and rest not in _FILE_ENDINGS:
                    codes.setdefault(match[1], f"{path}:{number}")
            endings.update(re.findall(r'^"(_[a-z_]+)"$', literal))
    return codes, endings


def _actions_on(line):
    """The codes that a line of C++ gives to the trail: `.action = "round.open"`."""
    return re.findall(r'\.action = "([a-z_]+\.[a-z_]+)"', line)


def every_action_has_its_words(tree):
    """What the trail keeps as a code, people read as words: trail.action.<code> in every language."""
    known = {}
    for path in tree.matching(r"locale/\w+/.*\.yaml"):
        known.setdefault(path.split("/")[1], set()).update(read_catalogue(tree.text(path))[0])
    for path in tree.matching(r"src/prongsai/.*\.(cpp|h)"):
        if path.endswith("_test.cpp"):
            continue
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            for code in _actions_on(line):
                for language, codes in sorted(known.items()):
                    if f"trail.action.{code}" not in codes:
                        yield f"{path}:{number}: the action '{code}' has no words 'trail.action.{code}' in {language}"


def no_words_stand_twice(tree):
    """One key, one sentence, over all catalogues of a language: the program refuses to start with two."""
    first = {}
    for path in tree.matching(r"locale/\w+/.*\.yaml"):
        language = path.split("/")[1]
        for code, (number, _) in read_catalogue(tree.text(path))[0].items():
            if (language, code) in first:
                yield f"{path}:{number}: '{code}' stands already at {first[language, code]}"
            first.setdefault((language, code), f"{path}:{number}")


def _catalogued(tree, pattern):
    return [code for path in tree.matching(pattern) for code in read_catalogue(tree.text(path))[0]]


def read_catalogue(text):
    """Codes with line number and sentence, from the plain part of YAML a catalogue uses: under `messages:`, two
    blanks, `code: sentence`; deeper lines continue the sentence. Second: what is wrong with it."""
    entries, found, code = {}, [], None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = re.match(r"  ([a-z_]+(?:\.[a-z0-9_]+)+):(?:\s+(.*))?$", line)
        if match:
            code = match[1]
            if code in entries:
                found.append((number, f"'{code}' stands here twice"))
            entries[code] = (number, match[2] or "")
        elif line.startswith("   ") and code:
            entries[code] = (entries[code][0], f"{entries[code][1]} {line.strip()}")
        elif not re.match(r"(kind|schema|language|messages):", line):
            found.append((number, f"found '{line.strip()}', expected '  room.what_is_wrong: sentence'"))
    return entries, found


def every_problem_has_its_sentences(tree):
    if not tree.matching(r"locale/.*|src/prongsai/text/.*"):
        print("note: there is neither locale/ nor a text room yet; the sentences of problems were not looked at")
        return
    catalogues = {}
    for language in ("th", "en"):
        path = f"locale/{language}/problems.yaml"
        if path not in tree.paths:
            yield f"{path}:1: missing: problems have no sentences in this language"
            continue
        entries, found = read_catalogue(tree.text(path))
        yield from (f"{path}:{number}: {what}" for number, what in found)
        catalogues[path] = entries
    codes, endings = problem_codes(tree)
    for stem in [code for code in codes if code.endswith("_")]:
        made = [code for entries in catalogues.values() for code in entries if code.startswith(stem)]
        codes.update({code: codes[stem] for code in made if not code.endswith(tuple(endings))})
        if made:
            del codes[stem]
    longer = {code + ending for code in codes for ending in endings}
    for path, entries in catalogues.items():
        for code, place in codes.items():
            if code not in entries:
                yield f"{place}: '{code}' has no sentence in {path}"
        for code, (number, sentence) in entries.items():
            if code not in codes and code not in longer:
                yield f"{path}:{number}: no source writes '{code}'"
            if not re.search(r"\w", sentence):
                yield f"{path}:{number}: the sentence of '{code}' is empty"
    if len(catalogues) == 2:
        (path_th, thai), (path_en, english) = catalogues.items()
        for code in thai.keys() & english.keys():
            if _details(thai[code][1]) != _details(english[code][1]):
                yield (f"{path_en}:{english[code][0]}: '{code}' names {sorted(_details(english[code][1]))}, "
                       f"{path_th} names {sorted(_details(thai[code][1]))}")
            if not re.search("[\u0e00-\u0e7f]", thai[code][1]):
                yield f"{path_th}:{thai[code][0]}: the sentence of '{code}' is not Thai"


def _details(sentence):
    return set(re.findall(r"\{(\w+)\}", sentence))


RULES = [
    every_page_has_one_title,
    every_named_path_exists,
    every_room_says_what_it_is,
    every_named_verb_exists,
    every_decision_has_its_sections,
    every_rule_file_says_its_kind,
    every_problem_has_its_sentences,
    every_action_has_its_words,
    no_words_stand_twice,
]
