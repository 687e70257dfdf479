"""python -m tests.benchmarks: see the package."""

import argparse
import os
import sys

from branchsales.local.home import home
from branchsales.local.services import services
from tests.benchmarks.scale import SCALES
from tests.races.bank import own_database

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--scale", default="S", choices=SCALES)
    parser.add_argument("--only", type=int, nargs="*", default=[], help="the numbers of the lines to measure")
    options = parser.parse_args()
    with services():
        # Before Django reads its settings: everything below happens in a database of its own.
        os.environ["DATABASE_URL"] = own_database(os.environ.get("DATABASE_URL") or home().database_url, "bench")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")

        from tests.benchmarks.run import run

        sys.exit(run(SCALES[options.scale], only=options.only))
