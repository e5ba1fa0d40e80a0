#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs bench_disclosure on a file of SQLite and on a PostgreSQL server of its own: bench/disclosure.sh BENCH_DISCLOSURE [AGENCIES ASSESSORS]
set -eu
program=$(realpath "$1")
shift
cd "$(dirname "$0")/.."

folder=$(mktemp -d "${TMPDIR:-/tmp}/prongsai-bench.XXXXXX")
server=""
clean_up() {
  [ -z "$server" ] || bench/postgres.sh stop "$folder/postgres" || true
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
chmod 755 "$folder"

echo SQLite
"$program" "$folder/nation.db" "$@"
if bench/postgres.sh start "$folder/postgres" durable >&2; then
  server=started
  echo PostgreSQL
  "$program" "postgresql://bench@/postgres?host=$(printf %s "$folder/postgres" | sed 's|/|%2F|g')" "$@"
else
  echo "bench: going on without PostgreSQL" >&2
fi
