"""Line 6: the race, in a database of its own; see `tests.races`."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

from tests.benchmarks.measure import Reading, line
from tests.benchmarks.scale import Scale


@line(6)
def race(scale: Scale) -> Iterator[Reading]:
    """Four writers, two workers and a killer; every figure compared with the facts afterwards."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.races", "--seconds", "15"], env=dict(os.environ), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    found = re.search(r"shard-lock: (\d+) of (\d+) daily figures wrong, (\d+) totals wrong", done.stdout)
    if found is None:
        raise RuntimeError(done.stdout + done.stderr)
    wrong = int(found[1]) + int(found[3])
    yield Reading(f"race: wrong figures of {found[2]}", wrong, target=0, unit="keys")
