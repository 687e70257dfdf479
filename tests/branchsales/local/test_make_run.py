"""`make run` as a person meets it: what it prints, how it ends, what it says when it cannot start."""

import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from branchsales.demo.sign_ins import demo_sign_ins
from tests.branchsales.local.running import begin, free_port, processes_of, run, said, stop, wait_until

RUN = ("-m", "branchsales.local")


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        yield int(somebody.getsockname()[1])


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_first_start_kill_second_start_and_a_clean_end(home: Path):
    port = free_port()
    first = begin(*RUN, home=home, PORT=str(port))
    wait_until(lambda: answers(port), what="the first start serves", seconds=240)
    wait_until(lambda: "Branchsales runs at" in said(home).read_text(), what="it greets", seconds=10)
    text = said(home).read_text()
    assert f"http://127.0.0.1:{port}/" in text
    for _, number, password in demo_sign_ins():
        assert text.count(f"{number}  {password}") == 1

    stop(first, signal.SIGKILL)
    wait_until(lambda: not processes_of(home), what="nothing outlives it", seconds=30)

    second = begin(*RUN, home=home, PORT=str(port))
    wait_until(lambda: answers(port), what="the second start serves", seconds=120)
    assert "Simulating" not in said(home).read_text()  # its bank is there already
    asked = run(
        "manage.py", "shell", "-c", "from organisation.models import Staff; print(Staff.objects.count())", home=home
    )
    assert int(asked.stdout.split()[-1]) == 100  # the command line joins what runs
    assert stop(second, signal.SIGINT) == 0
    assert said(home).read_text().rstrip().endswith("stopped")
    assert processes_of(home) == []


def test_a_taken_port_is_said_in_one_sentence(home, taken):
    refused = run(*RUN, home=home, PORT=str(taken))
    assert refused.returncode == 1
    assert refused.stderr == f"Port {taken} cannot be used (Address already in use). Try PORT={taken + 1} make run.\n"


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_what_is_no_port_is_said_in_one_sentence(home, port):
    refused = run(*RUN, home=home, PORT=port)
    assert (refused.returncode, refused.stderr) == (
        1,
        f"PORT={port} is not a port. Use a number such as PORT=8080.\n",
    )


def test_a_home_that_cannot_be_is_said_in_one_sentence(home):
    home.write_text("not a folder")
    refused = run(*RUN, home=home, PORT=str(free_port()))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{home} cannot be written (")
    assert refused.stderr.count("\n") == 1


def test_a_database_that_cannot_be_reached_is_said_in_one_sentence(home):
    nowhere = {"DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/bank", "REDIS_URL": "redis://127.0.0.1:1/0"}
    refused = run(*RUN, home=home, PORT=str(free_port()), **nowhere)
    assert refused.returncode == 1
    assert refused.stderr.startswith("The database bank at 127.0.0.1 cannot be reached. Check DATABASE_URL. (")
    assert refused.stderr.count("\n") == 1
    assert "secret" not in refused.stderr


def test_production_without_its_secrets_is_refused_in_one_sentence(home):
    """By the command line too, which makes no database of its own then."""
    refused = run("manage.py", "migrate", home=home, BRANCHSALES_ENV="production")
    assert refused.returncode == 1
    assert refused.stderr == (
        "In production set SECRET_KEY, PERSONAL_DATA_KEY, BLIND_INDEX_KEY, DATABASE_URL, REDIS_URL, ALLOWED_HOSTS "
        "in the environment.\n"
    )
    assert not home.exists()


def test_a_python_without_venv_is_told_what_to_install(tmp_path):
    """Set-up asks the Python that is there; this one has nothing to make an environment with."""
    bare = tmp_path / "python3"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n')
    bare.chmod(0o755)
    refused = subprocess.run(
        ["bash", "tools/setup_venv.sh", str(bare), str(tmp_path / "venv")],
        capture_output=True,
        text=True,
        env=os.environ,
    )
    assert (refused.returncode, refused.stderr) == (
        1,
        "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv\n",
    )
