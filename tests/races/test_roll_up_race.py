"""The race against real PostgreSQL, in a database of its own. `python -m tests.races` runs it for longer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


def race(scheme: str, seconds: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.races", "--seconds", str(seconds), "--scheme", scheme],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_writers_workers_and_a_killer_leave_no_figure_wrong():
    result = race("shard-lock", 8)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "shard-lock: 0 of " in result.stdout
    # A race in which nobody was killed and nothing was recomputed would prove nothing.
    done = [count_done(line) for line in result.stdout.splitlines() if line.startswith(("worker", "killer"))]
    assert min(done) > 0, result.stdout


@pytest.mark.parametrize(
    "scheme",
    [
        pytest.param("lead-lock-only", id="without the customer's lock another lead's contact is missed"),
        pytest.param("no-parent-lock", id="without any lock the referral of a sold lead is missed"),
        pytest.param("two-transactions", id="a kill between claim and compute loses the keys"),
    ],
)
def test_race_notices_what_is_left_out(scheme: str):
    result = race(scheme, 6)
    assert result.returncode == 1, result.stdout + result.stderr


def count_done(line: str) -> int:
    return int(line.split("'done': ")[1].split(",")[0])
