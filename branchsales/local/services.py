"""Holding or joining the embedded services: one process of a home runs them, every other one joins."""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO

from branchsales.local import postgres, valkey
from branchsales.local.errors import CannotStart
from branchsales.local.home import Home, home
from branchsales.local.processes import give_to_nobody

PATIENCE = 60.0
STOPPING = 20.0


@contextmanager
def services(*, careless: bool = False) -> Iterator[None]:
    """Whatever DATABASE_URL and REDIS_URL do not name runs for the length of this, here or in a process joined."""
    in_production = os.environ.get("BRANCHSALES_ENV") == "production"  # the settings refuse what is missing there
    wants_database = not in_production and not os.environ.get("DATABASE_URL")
    wants_broker = not in_production and not os.environ.get("REDIS_URL")
    if not (wants_database or wants_broker):
        yield
        return
    place = home()
    make_folders(place)
    with ExitStack() as stack:
        lock = stack.enter_context(place.lock.open("a"))
        if _take(lock):
            if wants_broker:
                stack.callback(_stop, valkey.start_valkey(place), signal.SIGTERM)
            if wants_database:
                stack.callback(_stop, postgres.start_postgres(place, careless=careless), signal.SIGINT)
        else:
            _join(place, wants_database=wants_database, wants_broker=wants_broker)
        yield


def make_folders(place: Home) -> None:
    """The home's folders; one sentence where they cannot be written."""
    try:
        for folder in (place.folder, place.logs, place.sockets):
            folder.mkdir(parents=True, exist_ok=True)
        place.sockets.chmod(0o711 if os.geteuid() == 0 else 0o700)
        give_to_nobody(place.sockets)
        place.lock.touch()
    except OSError as error:
        raise CannotStart(
            f"{place.folder} cannot be written ({error.strerror}). Set BRANCHSALES_HOME to a folder of yours."
        ) from error


def _take(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _join(place: Home, *, wants_database: bool, wants_broker: bool) -> None:
    until = time.monotonic() + PATIENCE
    while (wants_database and not postgres.is_answering(place)) or (wants_broker and not valkey.is_answering(place)):
        if time.monotonic() > until:
            raise CannotStart(f"Another process holds {place.lock}, but its services do not answer. Stop it first.")
        time.sleep(0.1)


def _stop(server: "subprocess.Popen[bytes]", by: signal.Signals) -> None:
    if server.poll() is None:
        server.send_signal(by)
    try:
        server.wait(STOPPING)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
