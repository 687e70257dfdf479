"""Starting processes that never outlive whoever started them, also not when that one is killed."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1


def start(
    command: Sequence[str | Path],
    *,
    dies_by: signal.Signals = signal.SIGTERM,
    as_nobody: bool = False,
    output: int | IO[Any] | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> "subprocess.Popen[bytes]":
    """A process in a session of its own; when this process dies, the kernel sends it `dies_by`.

    Call from the main thread: the kernel watches the thread that started the process.
    """
    return subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        start_new_session=True,
        preexec_fn=_dies_with(os.getpid(), dies_by),
        env=None if environment is None else dict(environment),
        cwd="/" if as_nobody else folder,
        **(nobody() if as_nobody else {}),
    )


def nobody() -> dict[str, Any]:
    """For Popen: as the user `nobody` where this is root, else as whoever this is."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def give_to_nobody(folder: Path) -> None:
    """The folder belongs to whoever PostgreSQL runs as."""
    if owner := nobody():
        os.chown(folder, owner["user"], owner["group"])


def _dies_with(parent: int, by: signal.Signals) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(by), 0, 0, 0)
        if os.getppid() != parent:  # it died before the tie
            os.kill(os.getpid(), by)

    return tie
