# SPDX-License-Identifier: Apache-2.0
"""The files of the project, and how a rule says what is wrong."""

import os
import re
import subprocess
from pathlib import Path

SKIPPED_FOLDERS = {".git", ".cache", "node_modules", "__pycache__"}


class Tree:
    """The files under `root` that belong to the project: what git lists, or all but build folders where git
    cannot tell (an unpacked archive, a checkout owned by somebody else)."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.paths = sorted(p for p in (_listed_by_git(self.root) or _walked(self.root)) if (self.root / p).is_file())
        self._texts = {}

    def matching(self, pattern):
        """Paths, relative and with '/', that the regular expression matches as a whole."""
        return [p for p in self.paths if re.fullmatch(pattern, p)]

    def text(self, path):
        """The content, or None for a file that is not text."""
        if path not in self._texts:
            try:
                self._texts[path] = (self.root / path).read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                self._texts[path] = None
        return self._texts[path]

    def lines(self, path):
        """Pairs of line number (from 1) and line."""
        return list(enumerate((self.text(path) or "").splitlines(), 1))

    def code_lines(self, path):
        """As `lines`, with comments of C++ blanked, so that prose is not taken for code."""
        return list(enumerate(without_comments(self.text(path) or "").splitlines(), 1))


def _listed_by_git(root):
    try:
        run = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=root, capture_output=True)
        top = subprocess.run(["git", "rev-parse", "--show-toplevel"], cwd=root, capture_output=True, text=True)
    except OSError:
        return None
    # A tree unpacked inside another repository would be listed as that repository sees it: nearly empty.
    if run.returncode != 0 or top.returncode != 0 or Path(top.stdout.strip()).resolve() != root:
        return None
    return [name for name in run.stdout.decode("utf-8").split("\0") if name]


def _walked(root):
    found = []
    for folder, names, files in os.walk(root):
        names[:] = [n for n in names if n not in SKIPPED_FOLDERS and not re.fullmatch(r"build(-.*)?", n)]
        found += [(Path(folder) / f).relative_to(root).as_posix() for f in files]
    return found


_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL,
)


def without_comments(text):
    """C++ source with every comment replaced by blanks; line numbers stay."""
    return _TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m["comment"] else m[0], text)


def without_strings(text):
    """C++ source (free of comments) with the inside of every string literal blanked."""
    return _TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def string_literals(text):
    """Pairs of line number and literal text, for every string in C++ source; comments do not count."""
    for match in _TOKEN.finditer(text):
        if not match["comment"] and '"' in match[0][:2] and not match[0].startswith("'"):
            yield text.count("\n", 0, match.start()) + 1, match[0]


def report(name, found):
    """Prints what a check found; the exit status."""
    for line in found:
        print(line)
    print(f"{name}: {len(found)} to mend" if found else f"{name}: all well")
    return 1 if found else 0
