import subprocess
import sys
from pathlib import Path

import pytest

from branchsales.local import remains
from branchsales.local.home import Home
from branchsales.local.remains import forget_dead_server, wait_until_left


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """As a killed server leaves its home."""
    monkeypatch.setattr(Home, "data", tmp_path / "postgres")  # also where root runs this
    home = Home(tmp_path)
    for folder in (home.data, home.sockets):
        folder.mkdir(parents=True)
    (home.data / "postmaster.pid").write_text("1\n")
    (home.sockets / ".s.PGSQL.5432.lock").write_text("1\n")
    return home


def notes(home: Home) -> list[str]:
    return sorted(path.name for folder in (home.data, home.sockets) for path in folder.iterdir())


def test_the_notes_of_a_dead_server_are_taken_away(left):
    forget_dead_server(left)
    assert notes(left) == []
    forget_dead_server(left)  # nothing left: nothing to do


def test_the_notes_of_a_server_at_work_stay(left, monkeypatch):
    monkeypatch.setattr(remains, "PATIENCE", 0.2)
    at_work = subprocess.Popen([sys.executable, "-c", "input()"], cwd=left.data, stdin=subprocess.PIPE)
    forget_dead_server(left)
    assert notes(left) == [".s.PGSQL.5432.lock", "postmaster.pid"]
    at_work.communicate(b"\n")
    assert wait_until_left(left.data)
