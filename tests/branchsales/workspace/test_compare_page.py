"""The page that compares branches."""

from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from branchsales.workspace.comparison import COLUMN_SETS, Cell, Line, ordered
from organisation.models import Branch, Staff
from performance.figures import Figure
from performance.metrics import CATALOGUE
from performance.rollup import drain
from tests.cast import Cast
from tests.factories import NOW, create_branch, create_follow_up, create_lead, create_sale, create_staff


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, staff: Staff, expected: int = 200, **query):
    drain()
    client.force_login(staff)
    response = client.get(reverse("compare"), query)
    assert response.status_code == expected
    return response


def names(response) -> list[str]:
    return [line.unit.code for line in response.context["lines"]]


def value(line: Line, code: str):
    return next(cell.now.value for cell in line.cells if cell.metric.code == code)


@pytest.mark.parametrize(
    ("who", "scope", "status"),
    [
        ("supervisor", "", 200),
        ("supervisor", "EAST", 200),
        ("supervisor", "ZSR", 200),
        ("supervisor", "WEST", 404),
        ("supervisor", "HO", 404),
        ("supervisor", "NOWHERE", 404),
        ("supervisor", "\0", 404),
        ("head", "ZSR", 403),
        ("wang", "", 403),
        ("administrator", "", 403),
    ],
)
def test_supervisor_compares_what_lies_below(client, cast: Cast, who, scope, status):
    page(client, getattr(cast, who), status, **({"scope": scope} if scope else {}))


def test_branches_are_rows_and_the_total_is_made_from_sums(client, cast: Cast):
    for outcome in ("interested", "no_answer", "no_answer", "no_answer"):
        create_follow_up(lead=create_lead(finder=cast.wang, owner=cast.lina), outcome=outcome)
    create_follow_up(lead=create_lead(finder=cast.rml_teller, owner=cast.rml_seller))
    response = page(client, cast.supervisor)
    rates = {line.unit.code: value(line, "reach_rate") for line in response.context["lines"]}
    assert rates == {"ZSR": Decimal("0.25"), "RML": Decimal(1)}
    assert value(response.context["total"], "reach_rate") == Decimal("0.4")  # 2 of 5, not the mean of the two
    assert response.context["total"].people == 9


def test_number_of_leads_leads_to_as_many(client, cast: Cast):
    for finder in (cast.wang, cast.zhou, cast.lina):  # of three roles: no board of one role lists them all
        create_lead(finder=finder)
    create_lead(finder=cast.rml_teller)
    response = page(client, cast.supervisor)
    (line,) = [line for line in response.context["lines"] if line.unit.code == "ZSR"]
    link = "/leads/?found_in=ZSR&amp;since=2026-10-01&amp;until=2026-10-31"
    assert link in response.content.decode()
    listed = client.get(link.replace("&amp;", "&"))
    assert value(line, "leads_captured") == 3 == len(listed.context["page"].rows)


def test_branch_without_any_fact_is_a_row(client, cast: Cast):
    assert sorted(names(page(client, cast.supervisor))) == ["RML", "ZSR"]


def test_unit_with_too_many_branches_is_compared_by_the_units_right_below(client, cast: Cast, monkeypatch):
    monkeypatch.setattr("branchsales.workspace.comparison.MOST_ROWS", 2)
    chief = create_staff(branch=cast.ho, role="supervisor")
    create_lead(finder=cast.wang)
    create_lead(finder=cast.whl_teller)
    response = page(client, chief)
    assert sorted(names(response)) == ["EAST", "WEST"]
    assert [value(line, "leads_captured") for line in response.context["lines"]] == [1, 1]
    assert b"?scope=EAST" in response.content


class TestOrder:
    def test_best_first_and_turned_round(self, client, cast: Cast):
        create_lead(finder=cast.rml_teller)
        assert names(page(client, cast.supervisor, sort="leads_captured")) == ["RML", "ZSR"]
        assert names(page(client, cast.supervisor, sort="-leads_captured")) == ["ZSR", "RML"]
        assert names(page(client, cast.supervisor, sort="name")) == ["RML", "ZSR"]
        assert names(page(client, cast.supervisor, sort="-name")) == ["ZSR", "RML"]

    def test_unknown_is_last_either_way(self):
        def line(code: str, amount: int | None) -> Line:
            figure = Figure(amount)
            return Line(Branch(code=code), 0, [Cell(CATALOGUE["days_to_win"], figure, figure, Decimal(9))])

        lines = [line("A", None), line("B", 9), line("C", 3)]
        assert [one.unit.code for one in ordered(lines, column=0, reverse=False)] == ["C", "B", "A"]  # less is better
        assert [one.unit.code for one in ordered(lines, column=0, reverse=True)] == ["B", "C", "A"]

    def test_head_of_the_column_turns_its_order_round(self, client, cast: Cast):
        heads = page(client, cast.supervisor, sort="follow_ups").context["heads"]
        queries = {metric.code: query for metric, query, _ in heads}
        assert "sort=-follow_ups" in queries["follow_ups"]
        assert "sort=reach_rate" in queries["reach_rate"]

    def test_column_of_another_set_falls_back_to_the_first(self, client, cast: Cast):
        choice = page(client, cast.supervisor, columns="contacts", sort="sales_amount").context["choice"]
        assert (choice.sort, choice.remarks) == ("follow_ups", [])


@pytest.mark.parametrize("query", [{"columns": "everything"}, {"period": "2026-99"}, {"period": "span", "first": "x"}])
def test_odd_parameter_falls_back_with_a_remark(client, cast: Cast, query):
    choice = page(client, cast.supervisor, **query).context["choice"]
    assert (choice.columns, choice.period.code, len(choice.remarks)) == ("together", "2026-10", 1)


def test_running_month_is_compared_with_as_much_of_the_one_before(client, cast: Cast):
    create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina), amount="300")
    for day, amount in ((8, "100"), (25, "999")):
        then = NOW.replace(month=9, day=day)
        create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina, now=then), amount=amount, now=then)
    line = next(one for one in page(client, cast.supervisor).context["lines"] if one.unit == cast.zsr)
    sold = line.cells[0]
    assert (sold.now.value, sold.before.value) == (Decimal(300), Decimal(100))


def test_every_set_of_columns_names_metrics():
    assert all(set(codes) <= set(CATALOGUE) for _, codes in COLUMN_SETS.values())


def test_htmx_gets_the_table_without_the_frame(client, cast: Cast):
    client.force_login(cast.supervisor)
    part = client.get(reverse("compare"), headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    assert "人民路网点".encode() in part.content


def test_rows_grow_queries_do_not(client, cast: Cast):
    def count() -> int:
        drain()
        with CaptureQueriesContext(connection) as queries:
            page(client, cast.supervisor)
        return len(queries)

    count()
    before = count()
    for _ in range(10):
        create_lead(finder=create_staff(branch=create_branch(parent=cast.east), role="teller"))
    assert count() == before
