"""`make run`: everything the product needs, on this machine, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys

from branchsales.local.errors import CannotStart
from branchsales.local.home import CHECKOUT, home
from branchsales.local.services import make_folders, services
from branchsales.local.supervisor import Program, Supervisor, say
from branchsales.local.welcome import Welcome

PYTHON = sys.executable
QUEUES = "now,rollup,bulk"


def programs(port: int) -> list[Program]:
    """Web, worker and timetable."""
    web = [
        "-m",
        "gunicorn",
        "branchsales.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--no-control-socket",
        "--log-level",
        "warning",
    ]
    # Quietly: no banners, and no warning of root, who may try this on a machine of their own.
    celery = ["-W", "ignore::UserWarning", "-m", "celery", "--quiet", "-A", "branchsales"]
    level = ["--loglevel", "WARNING"]
    schedule = str(home().folder / "beat-schedule")
    return [
        Program("web", [PYTHON, *web, "--worker-class", "gthread", "--workers", "2", "--threads", "4"]),
        Program("worker", [PYTHON, *celery, "worker", *level, "-P", "threads", "-c", "2", "-Q", QUEUES]),
        Program("beat", [PYTHON, *celery, "beat", *level, "--schedule", schedule, "--pidfile="]),
    ]


def port_of(text: str) -> int:
    """The port to serve at, free now."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotStart(f"PORT={text} is not a port. Use a number such as PORT=8080.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} cannot be used ({error.strerror}). Try PORT={port + 1} make run."
            ) from error
    return port


def main() -> None:
    """Services, preparation, then the programs until somebody stops them."""
    signal.signal(signal.SIGTERM, _interrupt)  # also while things start
    os.chdir(CHECKOUT)
    os.environ["STATIC_COLLECTED"] = "1"
    os.environ.setdefault("STATIC_ROOT", str(home().folder / "static"))
    port = port_of(os.environ.get("PORT") or "8000")
    make_folders(home())
    with services():
        # A process of its own: this one stays small and keeps no connection.
        subprocess.run([PYTHON, "-m", "branchsales.local.prepare", "--with-demo"], check=True)
        Supervisor(programs(port), environment=os.environ, beside=Welcome(port).look).run()
    say("all", "stopped")


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    try:
        main()
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(1)
    except subprocess.CalledProcessError:
        sys.exit(1)  # it said why
    except KeyboardInterrupt:
        sys.exit(130)
