"""Where a metric is looked for, and whose board of it is shown when nobody says."""

import pytest

from performance.groups import GROUPS, grouped, role_of, tells_of
from performance.metrics import CATALOGUE


def test_every_metric_is_in_one_group():
    codes = [code for _, codes in GROUPS for code in codes]
    assert sorted(codes) == sorted(CATALOGUE)
    assert [metric.code for _, metrics in grouped() for metric in metrics] == codes


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("leads_captured", "teller"),
        ("referral_conversion", "teller"),
        ("referral_response", "wealth_manager"),
        ("credit", "wealth_manager"),
        ("reviews_given", "branch_head"),
        ("lead_rate", "teller"),
        ("customers_received", "lobby_manager"),
    ],
)
def test_metric_tells_of_a_role_first(code: str, role: str):
    assert role_of(CATALOGUE[code]) == role


@pytest.mark.parametrize(
    ("code", "role", "expected"),
    [
        ("leads_captured", "teller", True),
        ("credit", "lobby_manager", True),
        ("sales_amount", "teller", False),
        ("follow_ups", "lobby_manager", False),
        ("referral_response", "branch_head", False),
        ("reviews_given", "branch_head", True),
        ("reviews_given", "wealth_manager", False),
        ("sales_amount", "wealth_manager", True),
        ("reviews_given", None, True),
        ("lead_rate", "lobby_manager", False),
        ("customers_served", "teller", True),
        ("customers_diverted", "lobby_manager", True),
        ("customers_diverted", "wealth_manager", False),
    ],
)
def test_metric_tells_of_those_whose_work_it_can_be(code: str, role: str | None, expected: bool):
    assert tells_of(CATALOGUE[code], role) is expected


def test_metrics_to_choose_are_those_of_the_role_and_no_group_is_empty():
    groups = grouped("teller")
    assert all(metrics for _, metrics in groups)
    codes = {metric.code for _, metrics in groups for metric in metrics}
    assert {"credit", "leads_captured", "sales_found"} <= codes
    assert not codes & {"sales_amount", "follow_ups", "reviews_given"}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_role_shown_when_nobody_says_can_have_a_figure(code: str):
    assert tells_of(CATALOGUE[code], role_of(CATALOGUE[code]))
