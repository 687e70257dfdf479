"""The commands of the interface: JSON alone on standard output, exit 0, 1 or 2."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from performance.models import DailyFigure
from performance.rollup import drain
from tests.performance import facts
from tests.performance.conftest import MONDAY, Scene


def run(*arguments: str) -> dict:
    out, err = io.StringIO(), io.StringIO()
    call_command(*arguments, "--json", stdout=out, stderr=err)
    return json.loads(out.getvalue())


@pytest.fixture
def sold(scene: Scene) -> Scene:
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.sell(lead, scene.manager, MONDAY, "100000.01", branch=scene.branch, found={scene.teller: "20000.00"})
    return scene


def test_roll_up_recomputes_what_is_marked_and_finds_it_right(sold: Scene):
    assert run("roll_up") == {"keys": 2}
    assert run("roll_up") == {"keys": 0}
    assert run("roll_up", "--check") == {"keys": 2, "wrong": 0}


def test_check_finds_a_figure_that_was_tampered_with(sold: Scene):
    drain()
    DailyFigure.objects.filter(staff=sold.teller).update(leads_captured=7)
    with pytest.raises(CommandError) as refused:
        run("roll_up", "--check")
    assert refused.value.returncode == 1


@pytest.mark.parametrize("arguments", [["--all"], ["--from", "2026-10-01", "--to", "2026-10-31"]])
def test_recomputing_days_mends_what_was_tampered_with(sold: Scene, arguments: list[str]):
    drain()
    DailyFigure.objects.filter(staff=sold.teller).update(leads_captured=7)
    assert run("roll_up", *arguments)["changed"] > 0
    assert run("roll_up", *arguments, "--check") == {"keys": 2, "changed": 0, "wrong": 0}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--from", "2026-10-01"], id="from without to"),
        pytest.param(["--all", "--from", "2026-10-01", "--to", "2026-10-02"], id="all and days"),
        pytest.param(["--from", "2026-10-02", "--to", "2026-10-01"], id="backwards"),
    ],
)
def test_wrong_use_of_roll_up_exits_2(db: None, arguments: list[str]):
    with pytest.raises(CommandError) as refused:
        run("roll_up", *arguments)
    assert refused.value.returncode == 2


def test_leaderboard_prints_every_row(sold: Scene):
    drain()
    answer = run("leaderboard", "--metric", "credit", "--period", "2026-10", "--scope", "HO")
    assert answer.pop("as_of")
    assert answer == {
        "metric": "credit",
        "period": "2026-10",
        "scope": "HO",
        "rows": [
            row(1, 1, "W", "80000.01"),
            row(2, 1, "T", "20000.00"),
            row(3, 1, "H", "0.00"),
        ],
    }


def row(place: int, before: int, code: str, value: str) -> dict:
    return {
        "place": place, "previous_place": before, "subject": {"employee_no": code, "name": code}, "branch": "ZSR",
        "value": value, "k": None, "n": None,
    }  # fmt: skip


def test_leaderboard_of_branches_names_them_by_code(sold: Scene):
    drain()
    answer = run("leaderboard", "--metric", "sales", "--period", "2026", "--scope", "HO", "--subject", "branches")
    assert answer["rows"][0]["subject"] == {"code": "ZSR", "name": "ZSR"}


def test_summary_prints_every_metric_with_money_and_ratios_as_text(sold: Scene):
    drain()
    metrics = run("summary", "--scope", "ZSR", "--period", "2026-10")["metrics"]
    assert metrics["sales_amount"] == {"value": "100000.01", "k": None, "n": None}
    assert metrics["sales"] == {"value": 1, "k": None, "n": None}
    assert metrics["collaboration_share"] == {"value": "1.000000", "k": "100000.01", "n": "100000.01"}
    assert metrics["lead_conversion"] == {"value": "1.000000", "k": 1, "n": 1}
    assert metrics["reach_rate"] == {"value": None, "k": 0, "n": 0}
    assert metrics["average_sale"] == {"value": "100000.01", "k": "100000.01", "n": 1}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["summary", "--scope", "NO", "--period", "2026"], "NO", id="unknown unit"),
        pytest.param(["summary", "--scope", "HO", "--period", "2026-13"], "2026-13", id="no such month"),
        pytest.param(["leaderboard", "--scope", "HO", "--period", "2026", "--metric", "luck"], "luck", id="no metric"),
    ],
)
def test_wrong_arguments_say_what_is_wrong(scene: Scene, arguments: list[str], said: str):
    with pytest.raises(CommandError, match=said):
        run(*arguments)
