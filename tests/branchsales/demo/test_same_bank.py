"""Same seed, day and size: the same bank, byte for byte."""

import subprocess
import sys

import pytest

from branchsales.demo.bundle import write_bundle
from branchsales.demo.simulation import simulate
from branchsales.demo.size import SMALL
from tests.branchsales.demo.bundles import MONDAY, SATURDAY, written

pytestmark = pytest.mark.slow


def test_the_same_seed_and_day_write_the_same_bytes(tmp_path):
    first, again = tmp_path / "first", tmp_path / "again"
    first.mkdir()
    again.mkdir()

    assert written(first, until=MONDAY) == written(again, until=MONDAY)


def test_the_order_of_hashes_changes_nothing(tmp_path):
    code = (
        "import sys; from pathlib import Path; from datetime import datetime;"
        "from branchsales.demo.bundle import write_bundle; from branchsales.demo.simulation import simulate;"
        "from branchsales.demo.size import SMALL;"
        "write_bundle(simulate(SMALL, seed=1, until=datetime.fromisoformat(sys.argv[1])), Path(sys.argv[2]))"
    )
    made = []
    for hash_seed in ("1", "2"):
        folder = tmp_path / hash_seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", code, MONDAY.isoformat(), str(folder)],
            check=True,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
        )
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})

    assert made[0] == made[1]


def test_another_seed_is_another_bank(tmp_path):
    first, other = tmp_path / "first", tmp_path / "other"
    first.mkdir()
    other.mkdir()

    assert written(first, until=MONDAY, seed=1)["leads.csv"] != written(other, until=MONDAY, seed=2)["leads.csv"]


def test_writing_twice_numbers_the_facts_alike(tmp_path):
    world = simulate(SMALL, seed=3, until=SATURDAY)
    (tmp_path / "once").mkdir()
    (tmp_path / "twice").mkdir()

    write_bundle(world, tmp_path / "once")
    write_bundle(world, tmp_path / "twice")

    assert (tmp_path / "once" / "leads.csv").read_bytes() == (tmp_path / "twice" / "leads.csv").read_bytes()
