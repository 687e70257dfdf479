#!/usr/bin/env bash
# The virtual environment: exactly what the locks say, by uv where it can be had, else by pip.
set -euo pipefail
python=$1 venv=$2

if ! command -v "$python" >/dev/null; then
  echo "Python was not found. Install Python 3.11 or newer." >&2; exit 1
fi
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'; then
  echo "$("$python" --version) does not fit: Python 3.11, 3.12 or 3.13 is needed. Name one with PYTHON=python3.11 make …" >&2; exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Setting up $venv (once; a minute or less) …"
if "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv 2>/dev/null; then
  VIRTUAL_ENV="$PWD/$venv" "$venv/bin/uv" pip install --quiet --require-hashes -r requirements-dev.txt
else
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
fi
