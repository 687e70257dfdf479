"""The catalogue and the figures behind it."""

from decimal import Decimal
from pathlib import Path

import pytest

from performance.additive import ADDITIVE, COUNTS, MONEY
from performance.figures import NOTHING, Figure, all_figures, figure_of, figures_of, figures_of_branches
from performance.metrics import CATALOGUE, HEADLINES, Kind, Unit
from performance.models import DailyFigure, PeriodTotal
from performance.periods import parse_period
from performance.rollup import drain
from tests.performance import facts
from tests.performance.conftest import MONDAY, Scene


def test_every_stored_figure_has_a_column_and_a_name():
    for model in (DailyFigure, PeriodTotal):
        assert set(ADDITIVE) <= {field.name for field in model._meta.get_fields()}
    assert set(ADDITIVE) == {code for code, metric in CATALOGUE.items() if metric.kind == Kind.ADDITIVE}
    assert not set(COUNTS) & set(MONEY)


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_metric_is_built_from_stored_figures_and_explains_itself(metric):
    assert set(metric.numerator + metric.denominator + metric.cases) <= set(ADDITIVE)
    assert bool(metric.denominator) == (metric.kind != Kind.ADDITIVE)
    assert str(metric.definition).endswith(".")
    assert str(metric.name)
    assert str(metric.for_whom)
    # Cases are counted, never paid: the rule of five is about how often, not how much.
    assert not set(metric.cases or metric.denominator) & set(MONEY)


def test_shares_are_of_the_same_kind_above_and_below():
    for metric in CATALOGUE.values():
        if metric.unit == Unit.SHARE:
            assert metric.is_money == (metric.denominator[0] in MONEY), metric.code


def test_headlines_are_additive():
    assert all(CATALOGUE[code].kind == Kind.ADDITIVE for code in HEADLINES)


def test_nothing_has_no_ratio():
    figures = all_figures(NOTHING)
    assert figures["sales"] == Figure(0)
    assert figures["win_rate"].value is None


def test_month_that_only_took_a_sale_back_has_no_average_sale():
    sums = {**NOTHING, "sales": -1, "sales_amount": -10000}
    assert figure_of(CATALOGUE["average_sale"], sums).value is None
    assert figure_of(CATALOGUE["sales_amount"], sums).value == -100


def test_leads_per_hundred_served_are_told_per_hundred():
    sums = {**NOTHING, "leads_captured": 3, "customers_served": 80}
    assert figure_of(CATALOGUE["lead_rate"], sums) == Figure(Decimal("3.75"), k=3, n=80)
    assert figure_of(CATALOGUE["lead_rate"], {**NOTHING, "leads_captured": 3}).value is None


def test_figures_of_people_are_one_query_and_hold_those_without_facts(scene: Scene, django_assert_num_queries):
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.lead(scene.teller, MONDAY, branch=scene.other)
    drain()
    with django_assert_num_queries(1):
        found = figures_of([scene.teller.pk, scene.manager.pk], MONDAY, MONDAY)
    assert found[scene.teller.pk]["leads_captured"] == 2
    assert found[scene.manager.pk] == NOTHING


def test_figures_of_branches_are_one_query(scene: Scene, django_assert_num_queries):
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.lead(scene.teller, MONDAY, branch=scene.other)
    drain()
    for period in ("2026-10", "2026-10-12"):
        with django_assert_num_queries(1):
            found = figures_of_branches(scene.bank, parse_period(period))
        assert {key: sums["leads_captured"] for key, sums in found.items()} == {
            scene.branch.pk: 1,
            scene.other.pk: 1,
        }


def test_documentation_defines_every_metric_of_the_catalogue():
    page = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text()
    missing = [code for code in CATALOGUE if f"`{code}`" not in page]
    assert not missing, f"define these in docs/metrics.md: {missing}"
