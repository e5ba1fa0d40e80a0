#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fetches DuckDB's library from the npm registry into build/bench-npm. Does nothing when it is there.
set -eu
cd "$(dirname "$0")/.."

case "$(uname -m)" in
  x86_64) package=@duckdb/node-bindings-linux-x64 ;;
  aarch64) package=@duckdb/node-bindings-linux-arm64 ;;
  *) echo "bench: no DuckDB package for $(uname -m)" >&2; exit 1 ;;
esac
folder=build/bench-npm
[ -f "$folder/node_modules/$package/libduckdb.so" ] && exit 0
mkdir -p "$folder"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error "$package@1.5.6-r.1" >&2
