"""Bundles of the demo bank, written once each and read back as anybody would read them."""

import csv
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from branchsales.demo.bundle import write_bundle
from branchsales.demo.simulation import simulate
from branchsales.demo.size import SMALL

MONDAY = datetime(2026, 10, 12, 14, 30)
SATURDAY = datetime(2026, 10, 17, 14, 30)
SUNDAY = datetime(2026, 10, 18, 14, 30)
EARLY = datetime(2026, 10, 12, 7, 0)
NEW_YEAR = datetime(2027, 1, 1, 14, 30)

Rows = list[dict[str, str]]


def written(folder: Path, *, until: datetime, seed: int = 1) -> dict[str, bytes]:
    """The files of a bundle as bytes."""
    write_bundle(simulate(SMALL, seed=seed, until=until), folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@cache
def bundle(until: datetime) -> dict[str, Rows]:
    """The rows of each file of the small bank on that day."""
    with TemporaryDirectory() as folder:
        files = written(Path(folder), until=until)
    return {
        name.removesuffix(".csv"): list(csv.DictReader(content.decode("utf-8").splitlines()))
        for name, content in files.items()
    }
