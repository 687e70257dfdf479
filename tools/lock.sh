#!/usr/bin/env bash
# The locks: every package with its hashes, for every platform, naming no index.
set -euo pipefail
bin=$1
for name in requirements requirements-dev; do
  "$bin/uv" pip compile "$name.in" --universal --python-version 3.11 --generate-hashes \
    --no-annotate --no-header --no-emit-index-url --quiet --output-file "$name.txt"
done
