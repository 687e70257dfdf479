"""Starting the services and the whole product as a person does: as processes of their own, with a home of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from branchsales.local.home import CHECKOUT

OURS = ("DATABASE_URL", "REDIS_URL", "BRANCHSALES_HOME", "BRANCHSALES_ENV", "PORT", "STATIC_ROOT", "STATIC_COLLECTED")
PATIENCE = 90.0


def environment(home: Path, **more: str) -> dict[str, str]:
    """Without what this test run itself was given."""
    bare = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**bare, "BRANCHSALES_HOME": str(home), **more}


def run(*command: str, home: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Python with these arguments, to its end."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=CHECKOUT,
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def begin(*command: str, home: Path, **more: str) -> "subprocess.Popen[str]":
    """Python with these arguments, going on; what it says lies in `said.txt` of its home's parent."""
    with said(home).open("w") as output:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=CHECKOUT,
            env=environment(home, **more),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def said(home: Path) -> Path:
    return home.parent / "said.txt"


def stop(process: "subprocess.Popen[str]", by: signal.Signals = signal.SIGTERM) -> int:
    """How it ended."""
    process.send_signal(by)
    return process.wait(PATIENCE)


def wait_until(holds: Callable[[], object], *, what: str, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, what
        time.sleep(0.1)


def processes_of(home: Path) -> list[str]:
    """The command lines of all living processes that name this home."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                dead = (entry / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
            except OSError:
                continue  # ended meanwhile
            if str(home) in line and not dead:
                found.append(line)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
