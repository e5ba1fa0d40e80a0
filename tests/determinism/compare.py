#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs score_digest with several numbers of threads and orders, and with the other compiler's build of it, and demands the
same bytes each time.

    compare.py PROGRAM HOME [OTHER_PROGRAM]

OTHER_PROGRAM may be missing, which is said; with PRONGSAI_REQUIRE_GCC=1 in the environment it must be there."""

import os
import subprocess
import sys

RUNS = [(1, 0), (2, 0), (8, 0), (1, 1), (2, 2), (8, 3), (8, 2565)]  # threads, shuffle


def digest(program, home, threads, shuffle):
    run = subprocess.run([program, "--home", home, "--threads", str(threads), "--shuffle", str(shuffle)],
                         capture_output=True, text=True)
    print(run.stderr.strip())
    if run.returncode != 0:
        sys.exit(f"{program} ended with {run.returncode}")
    if len(run.stdout.splitlines()) != 4:
        sys.exit(f"{program} printed '{run.stdout}', expected four digests")
    return run.stdout


def main(program, home, other=None):
    programs = [program]
    if other and os.path.exists(other):
        programs.append(other)
    elif other and os.environ.get("PRONGSAI_REQUIRE_GCC") == "1":
        sys.exit(f"{other} is not there: build the preset gcc first (make test does)")
    elif other:
        print(f"note: {other} is not there, so only one compiler is compared with itself")
    first = digest(program, home, *RUNS[0])
    print(first, end="")
    for one in programs:
        for threads, shuffle in RUNS if one == program else [RUNS[0], RUNS[-1]]:
            found = digest(one, home, threads, shuffle)
            if found != first:
                sys.exit(f"{one} with {threads} threads and shuffle {shuffle} gives\n{found}expected\n{first}"
                         "(was the other preset built from the same sources? make test builds both)")
    print(f"the same bytes from {len(programs)} compiler(s), {len(RUNS)} combinations of threads and order")


if __name__ == "__main__":
    main(*sys.argv[1:])
