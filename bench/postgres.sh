#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A PostgreSQL server of our own, for the time of a benchmark.
#   bench/postgres.sh start FOLDER [durable]   makes a cluster in FOLDER, starts it, prints the connection for libpq
#   bench/postgres.sh stop FOLDER    stops it; removing FOLDER is left to the caller
# It listens on a socket in FOLDER only. As root it runs as the user "postgres", for it refuses to be root.
set -eu

verb="${1:-}"
folder="${2:-}"
fsync=off  # a benchmark that only reads; "durable" waits for the disk
[ "${3:-}" != durable ] || fsync=on
[ -n "$folder" ] || { sed -n '4,5s/^# *//p' "$0" >&2; exit 2; }
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "bench: no PostgreSQL server in /usr/lib/postgresql" >&2; exit 1; }

as_server() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

case "$verb" in
  start)
    mkdir -p "$folder"
    chmod 755 "$folder"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    cd "$folder"
    as_server "$bin/initdb" -D "$folder/cluster" -U bench -A trust -E UTF8 --no-locale >"$folder/log" 2>&1
    memory_mb=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
    as_server tee -a "$folder/cluster/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
shared_buffers = $((memory_mb / 4))MB
effective_cache_size = $((memory_mb / 2))MB
work_mem = $((memory_mb / 32))MB
maintenance_work_mem = $((memory_mb / 32))MB
max_parallel_workers_per_gather = 2
max_wal_size = 8GB
fsync = $fsync
CONF
    as_server "$bin/pg_ctl" -D "$folder/cluster" -l "$folder/cluster/log" -w -s start >&2
    echo "host=$folder user=bench dbname=postgres"
    ;;
  stop)
    cd /
    as_server "$bin/pg_ctl" -D "$folder/cluster" -m immediate -s stop >&2
    ;;
  *) echo "bench: found '$verb', expected start or stop" >&2; exit 2 ;;
esac
