"""In production the settings refuse to start half configured, and are strict."""

import json
import os
import subprocess
import sys

import pytest

from branchsales.local.home import CHECKOUT

WHOLE = {
    "BRANCHSALES_ENV": "production",
    "SECRET_KEY": "s" * 50,
    "PERSONAL_DATA_KEY": "p" * 50,
    "BLIND_INDEX_KEY": "b" * 50,
    "DATABASE_URL": "postgresql://branchsales:secret@db/branchsales",
    "REDIS_URL": "redis://redis:6379/0",
    "ALLOWED_HOSTS": "branchsales.bank.example",
}
SHOWN = (
    "from branchsales import settings as s;"
    "import json;"
    "cookies = [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE];"
    "print(json.dumps([*cookies, s.SECURE_SSL_REDIRECT, s.DEBUG, s.ALLOWED_HOSTS]))"
)


def read_settings(environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    bare = {name: value for name, value in os.environ.items() if name not in WHOLE}
    command = [sys.executable, "-c", SHOWN]
    return subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT, env={**bare, **environment})


def test_whole_settings_are_strict():
    read = read_settings(WHOLE)
    assert json.loads(read.stdout) == [True, True, True, False, ["branchsales.bank.example"]]


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "BRANCHSALES_ENV"])
def test_production_refuses_to_start_without(name):
    read = read_settings({**WHOLE, name: ""})
    assert read.returncode != 0
    assert read.stderr.strip().splitlines()[-1].endswith(f"In production set {name} in the environment.")


def test_all_that_is_missing_is_named_at_once():
    read = read_settings({"BRANCHSALES_ENV": "production"})
    assert "SECRET_KEY, PERSONAL_DATA_KEY, BLIND_INDEX_KEY, DATABASE_URL, REDIS_URL, ALLOWED_HOSTS" in read.stderr
