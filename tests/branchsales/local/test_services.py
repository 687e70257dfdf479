"""The embedded services: started once, joined by every other process, gone with whoever started them."""

import os
import signal
from pathlib import Path

import pytest

from tests.branchsales.local.running import begin, processes_of, run, said, stop, wait_until

# What a process does with services; as long as a file lies there, or at once.
HOLD = """
import sys, time
from pathlib import Path
from branchsales.local.errors import CannotStart
from branchsales.local.home import home
from branchsales.local.services import services
import psycopg2, redis
try:
    with services():
        with psycopg2.connect(home().database_url) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS kept (what text)")
            cursor.execute("INSERT INTO kept VALUES ('a') RETURNING (SELECT count(*) FROM kept)")
            before = cursor.fetchone()[0]
        connection.close()
        redis.Redis.from_url(home().redis_url).ping()
        print(f"rows before: {before}", flush=True)
        while len(sys.argv) > 1 and Path(sys.argv[1]).exists():
            time.sleep(0.05)
except CannotStart as reason:
    print(reason, file=sys.stderr)
    sys.exit(1)
"""

slow = pytest.mark.slow


def servers_of(home: Path) -> list[str]:
    return [line for line in processes_of(home) if "postgres" in line.split()[0] or "valkey" in line.split()[0]]


def keep(home: Path) -> Path:
    flag = home.parent / "keep"
    flag.touch()
    return flag


def is_serving(home: Path) -> bool:
    return "rows before" in said(home).read_text()


@slow
def test_what_was_kept_is_there_at_the_next_start_and_nothing_runs_in_between(home):
    assert run("-c", HOLD, home=home).stdout == "rows before: 0\n"
    assert servers_of(home) == []
    assert run("-c", HOLD, home=home).stdout == "rows before: 1\n"


@slow
def test_a_second_process_joins_and_leaves_the_servers_running(home):
    flag = keep(home)
    first = begin("-c", HOLD, str(flag), home=home)
    wait_until(lambda: is_serving(home), what="the first serves")
    before = servers_of(home)
    joined = run("-c", HOLD, home=home)
    assert (joined.returncode, joined.stdout, joined.stderr) == (0, "rows before: 1\n", "")
    assert len(servers_of(home)) == len(before) == 2
    flag.unlink()
    assert first.wait(30) == 0
    assert servers_of(home) == []


@slow
def test_killed_it_leaves_no_orphan_and_starts_again(home):
    flag = keep(home)
    first = begin("-c", HOLD, str(flag), home=home)
    wait_until(lambda: is_serving(home), what="the first serves")
    assert stop(first, signal.SIGKILL) == -signal.SIGKILL
    again = run("-c", HOLD, home=home)  # at once, while the old servers are ending
    assert (again.stderr, again.stdout) == ("", "rows before: 1\n")
    assert servers_of(home) == []


@slow
def test_killed_with_its_servers_it_starts_again(home):
    """As after a power cut: the files of the process ids and sockets still lie there."""
    flag = keep(home)
    first = begin("-c", HOLD, str(flag), home=home)
    wait_until(lambda: is_serving(home), what="the first serves")
    os.kill(int((home / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    stop(first, signal.SIGKILL)
    wait_until(lambda: not servers_of(home), what="no server outlives it", seconds=20)
    again = run("-c", HOLD, home=home)
    assert (again.stderr, again.stdout) == ("", "rows before: 1\n")


@slow
def test_trigrams_of_chinese_are_found(home):
    asked = "SELECT cardinality(public.show_trgm('张三'))"
    made = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
    ask = HOLD.replace("CREATE TABLE IF NOT EXISTS kept (what text)", made)
    ask = ask.replace("INSERT INTO kept VALUES ('a') RETURNING (SELECT count(*) FROM kept)", asked)
    assert int(run("-c", ask, home=home).stdout.split()[-1]) > 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write everywhere")
def test_a_home_that_cannot_be_written_is_said_in_one_sentence(home):
    home.parent.chmod(0o555)
    refused = run("-c", HOLD, home=home)
    home.parent.chmod(0o755)
    assert refused.returncode == 1
    assert refused.stderr == (
        f"{home} cannot be written (Permission denied). Set BRANCHSALES_HOME to a folder of yours.\n"
    )


def test_a_home_that_is_no_folder_is_said_in_one_sentence(home):
    home.write_text("not a folder")
    refused = run("-c", HOLD, home=home)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{home} cannot be written (")
    assert refused.stderr.endswith("). Set BRANCHSALES_HOME to a folder of yours.\n")
    assert refused.stderr.count("\n") == 1


def test_a_command_on_a_database_without_tables_says_what_to_do_first(home):
    refused = run("manage.py", "load_demo", home=home)
    assert refused.returncode == 1
    assert refused.stderr == "The database has no tables yet. Make them first: manage.py migrate\n"
