"""docker-compose.yml, as far as a machine without Docker can read it: shape, secrets, what each process is given."""

import json
import re

import pytest
import yaml
from jsonschema import Draft7Validator

from branchsales.local.__main__ import QUEUES
from branchsales.local.home import CHECKOUT
from branchsales.settings import NEEDED_IN_PRODUCTION

TEXT = (CHECKOUT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
OURS = ("web", "worker", "beat", "migrate")
# Not for a container: where the embedded servers live, and what the image already says.
ELSEWHERE = {"BRANCHSALES_HOME", "STATIC_COLLECTED", "STATIC_ROOT", "PORT"}
REFUSED = re.compile(r"\$\{([A-Z_]+):\?[^}]+\}")


def test_it_is_a_compose_file():
    schema = json.loads((CHECKOUT / "tests" / "data" / "compose-spec.json").read_text())
    wrong = [
        f"{'/'.join(map(str, error.path))}: {error.message}" for error in Draft7Validator(schema).iter_errors(COMPOSE)
    ]
    assert wrong == []


def test_it_has_the_processes_and_their_servers():
    assert set(SERVICES) == {*OURS, "postgres", "redis"}


@pytest.mark.parametrize("name", OURS)
def test_every_process_of_ours_is_given_what_the_settings_need(name):
    assert set(NEEDED_IN_PRODUCTION) <= set(SERVICES[name]["environment"])
    assert SERVICES[name]["environment"]["BRANCHSALES_ENV"] == "production"


def test_every_setting_can_be_given():
    read = set()
    for source in ("branchsales", "organisation", "leads", "referrals", "performance"):
        for file in (CHECKOUT / source).rglob("*.py"):
            read |= set(re.findall(r"""environ(?:\.get\(|\[)"([A-Z_]+)""", file.read_text()))
    assert read - ELSEWHERE <= set(SERVICES["web"]["environment"])


@pytest.mark.parametrize(
    "name",
    ["SECRET_KEY", "PERSONAL_DATA_KEY", "BLIND_INDEX_KEY", "ALLOWED_HOSTS", "POSTGRES_PASSWORD", "REDIS_PASSWORD"],
)
def test_no_secret_has_a_value_here(name):
    """It comes from the environment, and nothing starts without it."""
    assert name in REFUSED.findall(TEXT)
    assert f"${{{name}:-" not in TEXT
    assert f"${{{name}}}" not in TEXT


def test_the_worker_takes_every_queue():
    command = SERVICES["worker"]["command"]
    assert command[command.index("-Q") + 1] == QUEUES


@pytest.mark.parametrize("name", OURS)
def test_processes_of_ours_cannot_harm_the_machine(name):
    assert SERVICES[name]["read_only"]
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert "privileged" not in SERVICES[name]


@pytest.mark.parametrize("name", [*SERVICES])
def test_every_lasting_process_says_how_it_is(name):
    if name == "migrate":
        assert SERVICES[name]["restart"] == "no"
    else:
        assert SERVICES[name]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_nothing_serves_before_the_schema_is_there(name):
    assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_the_servers_are_not_published(name):
    assert "ports" not in SERVICES[name]
