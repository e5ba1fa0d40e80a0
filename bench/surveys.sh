#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds bench_surveys and runs it on a file of SQLite and on a PostgreSQL server of its own that waits for the disk: first how many
# answers a second are durable before they are acknowledged, beside what limits it, then what becomes of them when too many come.
#   bench/surveys.sh [--seconds N] [--connections N]
#   bench/surveys.sh --grow-to BALLOTS   instead: whether it slows down as they become so many
set -eu
cd "$(dirname "$0")/.."

cmake --preset bench >&2
cmake --build build/bench --target bench_surveys -j "$(nproc)" >&2

folder=$(mktemp -d "${TMPDIR:-/tmp}/prongsai-bench.XXXXXX")
server=""
clean_up() {
  [ -z "$server" ] || bench/postgres.sh stop "$folder/postgres" || true
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
chmod 755 "$folder"
mkdir "$folder/sqlite" "$folder/overload"

postgres=""
if bench/postgres.sh start "$folder/postgres" durable >&2; then
  server=started
  postgres="$folder/postgres"
else
  echo "bench: going on without PostgreSQL" >&2
fi

build/bench/bin/bench_surveys --folder "$folder/sqlite" ${postgres:+--postgres "$postgres"} "$@"
case " $* " in *" --grow-to "*) exit 0 ;; esac
build/bench/bin/bench_surveys --folder "$folder/overload" ${postgres:+--postgres "$postgres"} --overload "$@"
