#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the benchmarks and runs them beside every database that can be had here. `make bench` calls this.
#   bench/run.sh [--json] [--full]     and what else bench_tally takes
# Needs about 1 GB of memory and disk, with --full 10 GB.
set -eu
cd "$(dirname "$0")/.."

cmake --preset bench -DPRONGSAI_SURFACES=OFF >&2
cmake --build build/bench --target bench -j "$(nproc)" >&2

folder=$(mktemp -d "${TMPDIR:-/tmp}/prongsai-bench.XXXXXX")
server=""
clean_up() {
  [ -z "$server" ] || bench/postgres.sh stop "$folder/postgres" || true
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
chmod 755 "$folder"

postgres=""
if postgres=$(bench/postgres.sh start "$folder/postgres"); then
  server=started
else
  echo "bench: going on without PostgreSQL" >&2
fi
duckdb=""
if bench/setup.sh; then
  duckdb=$(find build/bench-npm -name libduckdb.so | head -n 1)
else
  echo "bench: going on without DuckDB" >&2
fi

build/bench/bin/bench_tally --folder "$folder" ${postgres:+--postgres "$postgres"} ${duckdb:+--duckdb "$duckdb"} "$@"

build/bench/bin/bench_scoring frameworks/ita/2564 >&2
