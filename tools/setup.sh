#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what a fresh Debian 12 needs to build, test and show Prongsai. Safe to repeat; does nothing when
# nothing is missing.
#   tools/setup.sh         what `make build`, `make test`, `make check`, `make bench` and `make demo` need
set -eu
cd "$(dirname "$0")/.."

packages=""
need() { packages="$packages $*"; }

# The one list, a group a line. libboost1.81-dev and Debian's default libboost-dev exclude each other: add nothing
# that pulls the latter.
need git make ca-certificates                                 # the sources, the verbs, https
need python3                                                  # the checks of the tree
need clang-19 libclang-rt-19-dev                              # the compiler and its sanitizers
need clang-tidy-19 clang-format-19                            # its two tools
need g++                                                      # the standard library; a second opinion on scores
need cmake ninja-build ccache                                 # the build
need libboost1.81-dev libboost-json1.81-dev zlib1g-dev        # the server, JSON, compressed answers
need libfmt-dev libyaml-cpp-dev libsodium-dev pkg-config       # text, rule files, digests; how the build finds one of them
need libzip-dev libpugixml-dev libxlsxwriter-dev              # spreadsheets in and out
need libharfbuzz-dev libcairo2-dev libpng-dev libthai-dev      # paper: shaped letters, pictures, Thai words
need libqpdf-dev                                              # another program's reading of our PDF
need libpoppler-cpp-dev libxml2-dev                           # reading somebody's PDF and HTML
need libreoffice-writer-nogui poppler-utils fonts-tlwg-laksaman  # other programs that open our DOCX and PDF
need liboath-dev libcurl4-openssl-dev libqrcodegencpp-dev     # one-time codes, mail and evidence links, a picture of a code
need libidn2-dev libssl-dev                                   # Thai host names; what a certificate says
need libsqlite3-dev libpq-dev                                 # the two databases, from a program's side
need postgresql-15                                            # a server for the tests
need libgtest-dev libgmock-dev librapidcheck-dev              # the tests
need python3-openpyxl oathtool haproxy                          # other programs that read our files, codes and answers
need strace iproute2 openssl                                  # the tests: calls that fail, a network of their own, certificates
need chromium fonts-noto-core                                 # the browser that looks at the pages, with Thai letters

say() { printf 'setup: %s\n' "$*"; }
stop() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

[ $# -eq 0 ] || stop "found '$1', expected no argument"
# A machine may bring a newer Node.js of its own: then Debian's stays away.
command -v node >/dev/null || need nodejs
command -v npm >/dev/null || need npm

command -v dpkg-query >/dev/null ||
  stop "not a Debian machine. Install what the list in tools/setup.sh names, then run: make SETUP=true <verb>"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    stop "packages are missing and there is no sudo. As root, run: tools/setup.sh"
  fi
}

# shellcheck disable=SC2086  # the list is meant to be split into words
missing=$(
  { dpkg-query -W -f '${db:Status-Status} ${Package}\n' $packages 2>/dev/null || true; } |
    awk -v wanted="$packages" '
      $1 == "installed" { have[$2] = 1 }
      END { count = split(wanted, name); for (i = 1; i <= count; i++) if (!(name[i] in have)) print name[i] }'
)

if [ -n "$missing" ]; then
  say "installing" $missing
  # Debian starts a database server of its own when PostgreSQL is installed; tests and benchmarks bring their own.
  no_cluster=""
  case " $(echo $missing) " in
    *" postgresql-15 "*)
      no_cluster=/etc/postgresql-common/createcluster.d/prongsai-setup.conf
      as_root mkdir -p "${no_cluster%/*}"
      echo 'create_main_cluster = false' | as_root tee "$no_cluster" >/dev/null
      ;;
  esac
  apt="as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"
  $apt update
  # shellcheck disable=SC2086
  $apt install -y --no-install-recommends $missing </dev/null
  [ -z "$no_cluster" ] || as_root rm -f "$no_cluster"
fi

node_major=$(node -p 'process.versions.node.split(".")[0]')
[ "$node_major" -ge 18 ] ||
  stop "found Node.js $(node --version), expected 18 or newer; update it or take it off the PATH"

# The copy of the lock file inside node_modules says what was installed last.
if ! cmp -s web/package-lock.json web/node_modules/.installed-lock.json; then
  say "fetching the packages of web/package-lock.json"
  (cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null)
  cp web/package-lock.json web/node_modules/.installed-lock.json
fi
