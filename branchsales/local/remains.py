"""What a killed start leaves behind: servers that are still ending, and notes that say they run."""

import time
from pathlib import Path

from branchsales.local.home import Home

PATIENCE = 20.0


def wait_until_left(folder: Path) -> bool:
    """Whether nobody works in the folder any more. Both servers make their own folder the working one."""
    until = time.monotonic() + PATIENCE
    while _is_worked_in(folder):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def forget_dead_server(home: Home) -> None:
    """Take away the notes of a PostgreSQL that has ended; only for who holds the home's lock.

    The server itself would refuse to start while its number belongs to any process: to another one after a restart of
    the machine, or to a dead one that nobody has collected.
    """
    notes = [home.data / "postmaster.pid", *home.sockets.glob(".s.PGSQL.*.lock")]
    if Path("/proc/self/cwd").exists() and any(note.exists() for note in notes) and wait_until_left(home.data):
        for note in notes:
            note.unlink(missing_ok=True)


def _is_worked_in(folder: Path) -> bool:
    where = folder.resolve()
    return any(_working_folder(process) == where for process in Path("/proc").glob("[0-9]*"))


def _working_folder(process: Path) -> Path | None:
    try:
        return (process / "cwd").readlink()
    except OSError:
        return None  # ended, or somebody else's
