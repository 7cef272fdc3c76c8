# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
# Sourced by the commands in bin/: finds a Python, which makes the environment and runs a module of launch/ in it.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
unset PYTHONHOME PIP_REQUIRE_VIRTUALENV VIRTUAL_ENV
export PYTHONPATH=$ROOT/src:$ROOT

usable() {
  command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in "${PYTHON:-$ROOT/.venv/bin/python}" python3.14 python3.13 python3.12 python3.11 python3; do
    if usable "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

install_python() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing Python ..." >&2
  {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv ca-certificates
  } </dev/null >/dev/null
}

launch() { # launch MODULE [ARGUMENTS]; -P, for the directory the user is in holds no modules of ours
  local python
  python=$(find_python || { install_python && find_python; }) || {
    echo "OpenCJG needs Python 3.11 or newer. On Debian: sudo apt-get install python3 python3-venv" >&2
    exit 1
  }
  exec "$python" -P -m launch.enter "$@"
}
