"""python -m tests.races: see the package."""

import argparse
import os
import sys

from tests.races.bank import own_database

if __name__ == "__main__":
    # Before Django reads its settings: everything below happens in a database of its own.
    os.environ["DATABASE_URL"] = own_database(os.environ["DATABASE_URL"])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")

    from tests.races.race import SCHEMES, run

    parser = argparse.ArgumentParser(prog="python -m tests.races")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--scheme", default="shard-lock", choices=SCHEMES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.exit(run(seconds=options.seconds, scheme=options.scheme, seed=options.seed))
