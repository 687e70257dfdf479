"""The Dockerfile, read as far as a machine without Docker can."""

import re

from branchsales.local.home import CHECKOUT

LINES = (CHECKOUT / "Dockerfile").read_text().replace("\\\n", " ").splitlines()
STEPS = [line.split(maxsplit=1) for line in LINES if line and not line.startswith("#")]


def arguments(name: str) -> list[str]:
    return [step[1] for step in STEPS if step[0] == name]


def test_it_is_built_in_one_stage_and_run_in_another():
    assert len(arguments("FROM")) == 2
    assert any(source.startswith("--from=build") for source in arguments("COPY"))


def test_the_processes_are_not_root():
    (user,) = arguments("USER")
    assert user == "10001"


def test_packages_come_with_their_hashes():
    assert any("--require-hashes -r requirements.txt" in command for command in arguments("RUN"))


def test_it_runs_as_production_and_keeps_no_secret():
    text = " ".join(arguments("ENV"))
    assert "BRANCHSALES_ENV=production" in text
    assert not re.search(r"SECRET_KEY|PERSONAL_DATA_KEY|BLIND_INDEX_KEY|PASSWORD", "\n".join(LINES))


def test_every_file_it_names_is_here():
    for source in arguments("COPY"):
        if not source.startswith("--from"):
            assert (CHECKOUT / source.split()[0]).exists()


def test_what_has_no_place_in_an_image_is_left_out():
    left_out = (CHECKOUT / ".dockerignore").read_text().split()
    assert {".git", ".venv", ".run", "tests", "**/*.mo"} <= set(left_out)
