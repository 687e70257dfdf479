"""The page of leaderboards: who gets which board, what of it is shown, and what an odd address leads to."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisation.models import Branch
from performance.rollup import drain
from tests.cast import Cast
from tests.factories import NOW, create_branch, create_lead, create_sale, create_staff
from tests.performance.readings import settle


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, staff, expected=200, **query):
    client.force_login(staff)
    response = client.get(reverse("boards"), query)
    assert response.status_code == expected
    return response


def shown(response) -> list[tuple]:
    return [(row.place, row.name) for run in response.context["runs"] for row in run]


class TestDefaults:
    """The posting of the reader decides what is shown first."""

    @pytest.mark.parametrize(
        ("who", "ranked", "scope"),
        [
            ("wang", "teller", "EAST"),
            ("zhou", "lobby_manager", "EAST"),
            ("lina", "wealth_manager", "EAST"),
            ("head", "wealth_manager", "ZSR"),
            ("supervisor", "branches", "EAST"),
            ("administrator", "branches", "HO"),
        ],
    )
    def test_everybody_starts_where_they_work(self, client, cast: Cast, who, ranked, scope):
        choice = page(client, getattr(cast, who)).context["choice"]
        assert (choice.who, choice.scope.code, choice.period.code) == (ranked, scope, "2026-10")

    def test_people_start_with_sales_credit_and_branches_with_the_amount(self, client, cast: Cast):
        assert page(client, cast.wang).context["choice"].metric.code == "credit"
        assert page(client, cast.supervisor).context["choice"].metric.code == "sales_amount"

    def test_metric_alone_brings_those_whose_work_it_tells_of(self, client, cast: Cast):
        assert page(client, cast.head, metric="referrals_made").context["choice"].who == "teller"
        assert page(client, cast.head, metric="reach_rate").context["choice"].who == "wealth_manager"

    def test_turning_from_branches_to_tellers_lands_on_what_tellers_can_have(self, client, cast: Cast):
        choice = page(client, cast.supervisor, who="teller", metric="sales_amount").context["choice"]
        assert (choice.who, choice.metric.code, len(choice.remarks)) == ("teller", "credit", 1)
        kept = page(client, cast.supervisor, who="teller", metric="leads_captured").context["choice"]
        assert (kept.metric.code, kept.remarks) == ("leads_captured", [])


class TestScope:
    """Boards of the own unit, of all below and of the units above; no others."""

    @pytest.mark.parametrize(
        ("who", "scope", "status"),
        [
            ("wang", "ZSR", 200),
            ("wang", "EAST", 200),
            ("wang", "HO", 200),
            ("wang", "RML", 404),
            ("wang", "WEST", 404),
            ("head", "RML", 404),
            ("supervisor", "RML", 200),
            ("supervisor", "WHL", 404),
            ("administrator", "WHL", 200),
            ("wang", "NOWHERE", 404),
            ("wang", "\0", 404),
            ("auditor", "HO", 403),
        ],
    )
    def test_unit_is_open_or_not_there(self, client, cast: Cast, who, scope, status):
        page(client, getattr(cast, who), status, scope=scope, who="teller")

    def test_units_to_choose_are_those_near_that_may_be_read(self, client, cast: Cast):
        def units(**query):
            return [code for code, _ in page(client, **query).context["form"].fields["scope"].choices]

        assert units(staff=cast.wang) == ["HO", "EAST", "ZSR"]
        assert units(staff=cast.supervisor) == ["HO", "EAST", "ZSR", "RML"]
        assert units(staff=cast.supervisor, scope="RML", who="teller") == ["HO", "EAST", "ZSR", "RML"]
        assert units(staff=cast.administrator) == ["HO", "EAST", "WEST"]

    def test_branch_is_compared_with_its_neighbours(self, client, cast: Cast):
        response = page(client, cast.head, who="branches", scope="ZSR")
        assert response.context["choice"].scope == cast.east
        assert [name for _, name in shown(response)] == ["人民路网点", "中山路网点"]

    def test_unit_that_is_closed_can_still_be_read(self, client, cast: Cast):
        Branch.objects.filter(pk=cast.rml.pk).update(opened_on="2020-01-01", closed_on="2026-10-05")
        response = page(client, cast.supervisor, scope="RML", who="teller")
        assert ("RML", "人民路网点") in response.context["form"].fields["scope"].choices
        assert len(shown(response)) == 1


class TestRows:
    """Top ten and the own place; a head has all of the branch, a supervisor all of the subtree."""

    @pytest.fixture
    def crowd(self, cast: Cast):
        """Thirty tellers of 人民路 with 30, 29, … leads; 王晓雨 of 中山路 with none."""
        people = [create_staff(branch=cast.rml, role="teller", name=f"柜员{n}") for n in range(30)]
        for rank, staff in enumerate(people):
            for _ in range(30 - rank):
                create_lead(finder=staff)
        drain()
        return people

    def test_own_row_is_shown_with_its_neighbours(self, client, cast: Cast, crowd):
        create_lead(finder=cast.wang)
        settle()
        response = page(client, cast.wang, metric="leads_captured")
        runs = response.context["runs"]
        assert [len(run) for run in runs] == [
            10,
            7,
        ]  # three above, the own one, an equal and the two tellers without a lead
        own = response.context["cut"].own
        assert own.name == "王晓雨"
        assert own in runs[1]
        assert b"is-own" in response.content
        assert response.context["cut"].ranked == 33

    def test_distance_to_the_next_place_is_said(self, client, cast: Cast, crowd):
        response = page(client, cast.wang, metric="leads_captured")
        assert response.context["cut"].to_next == 1

    def test_head_sees_every_row_of_the_branch_and_a_cut_of_the_rest(self, client, cast: Cast, crowd):
        mine = page(client, cast.rml_head, metric="leads_captured", scope="EAST")
        assert len(shown(mine)) == 31  # all of 人民路, nobody of 中山路
        other = page(client, cast.head, metric="leads_captured", scope="EAST")
        assert len(shown(other)) == 12  # the top and the two of 中山路

    def test_supervisor_sees_every_row_of_the_subtree(self, client, cast: Cast, crowd):
        assert len(shown(page(client, cast.supervisor, metric="leads_captured", who="teller"))) == 33

    def test_long_board_comes_in_pages_with_the_own_row_on_each(self, client, cast: Cast, crowd, monkeypatch):
        monkeypatch.setattr("performance.views.boards.ROWS_A_PAGE", 8)
        create_lead(finder=cast.rml_head)
        drain()
        query = {"metric": "leads_captured", "scope": "RML", "who": "teller"}
        first = page(client, cast.rml_head, **query)
        assert (len(shown(first)), first.context["next_after"]) == (8, 8)
        last = page(client, cast.rml_head, **query, after="24")
        assert (len(shown(last)), last.context["next_after"]) == (7, None)
        assert len(shown(page(client, cast.rml_head, **query, after="x"))) == 8
        assert len(shown(page(client, cast.rml_head, **query, after="99"))) == 8

    def test_equals_share_a_place(self, client, cast: Cast):
        create_lead(finder=cast.wang)
        drain()
        response = page(client, cast.head, metric="leads_captured", scope="EAST")
        assert [place for place, _ in shown(response)] == [1, 2, 2]

    def test_ratio_with_few_cases_has_a_value_and_no_place(self, client, cast: Cast):
        cast.lina.language = "en"
        cast.lina.save(update_fields=["language"])
        create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina))
        drain()
        response = page(client, cast.lina, metric="average_sale")
        assert [place for place, _ in shown(response)] == [None, None, None]
        assert shown(response)[0][1] == "李娜"  # too few before nothing at all
        assert b"too few to rank" in response.content
        assert "—".encode() in response.content

    def test_proportion_is_shown_as_k_of_n(self, client, cast: Cast):
        cast.wang.language = "en"
        cast.wang.save(update_fields=["language"])
        create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina))
        create_lead(finder=cast.wang)
        drain()
        assert b"1 of 2" in page(client, cast.wang, metric="lead_conversion").content

    def test_nobody_ranked_says_so(self, client, cast: Cast):
        cast.head.language = "en"
        cast.head.save(update_fields=["language"])
        assert b"Nobody is ranked here" in page(client, cast.head, period="2026-10-11").content  # a Sunday


class TestAddress:
    """What cannot be read falls back and says so; nothing breaks."""

    @pytest.mark.parametrize(
        "query",
        [
            {"metric": "nonsense"},
            {"who": "nobody"},
            {"period": "2026-13"},
            {"period": "yesterday"},
            {"period": "9999"},
            {"period": "span"},
            {"period": "span", "first": "2026-10-05", "last": ""},
            {"period": "span", "first": "2026-10", "last": "2026-11"},
            {"period": "\x00"},
            {"metric": "<script>" * 99},
        ],
    )
    def test_odd_parameter_falls_back_with_a_remark(self, client, cast: Cast, query):
        response = page(client, cast.wang, **query)
        choice = response.context["choice"]
        assert len(choice.remarks) == 1
        assert (choice.metric.code, choice.who, choice.period.code) == ("credit", "teller", "2026-10")
        assert b"<script>&" not in response.content

    @pytest.mark.parametrize("period", ["2026-10-13", "2027", "2026-11-01..2026-11-30"])
    def test_period_that_has_not_begun_says_so(self, client, cast: Cast, period):
        choice = page(client, cast.wang, period=period).context["choice"]
        assert (choice.period.code, choice.remarks) == (period, ["This period has not begun yet."])

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ({"period": "day"}, "2026-10-12"),
            ({"period": "week"}, "2026-W42"),
            ({"period": "quarter"}, "2026-Q4"),
            ({"period": "year"}, "2026"),
            ({"period": "2026-09"}, "2026-09"),
            ({"period": "span", "first": "2026-09-01", "last": "2026-10-12"}, "2026-09-01..2026-10-12"),
            ({"period": "span", "first": "2026-10-05", "last": "2026-10-01"}, "2026-10-01..2026-10-05"),
            ({"period": "1900-01-01..2200-12-31"}, "1900-01-01..2200-12-31"),
        ],
    )
    def test_every_period_is_shown(self, client, cast: Cast, query, code):
        response = page(client, cast.wang, **query)
        assert response.context["choice"].period.code == code
        assert not response.context["choice"].remarks

    def test_ways_lead_to_the_period_before_and_to_the_one_after_that_has_begun(self, client, cast: Cast):
        october = page(client, cast.wang).context
        assert "period=2026-09" in october["before_query"]
        assert october["after_query"] == ""
        assert "period=month" in page(client, cast.wang, period="2026-09").context["after_query"]

    def test_htmx_gets_the_same_board_without_the_frame(self, client, cast: Cast):
        client.force_login(cast.wang)
        part = client.get(reverse("boards"), headers={"HX-Request": "true"})
        assert b"<html" not in part.content
        assert "HX-Request" in part.headers["Vary"]
        assert [row.name for row in part.context["runs"][0]] == [name for _, name in shown(page(client, cast.wang))]


def test_rows_grow_queries_do_not(client, cast: Cast):
    def count():
        drain()
        with CaptureQueriesContext(connection) as queries:
            page(client, cast.supervisor, metric="leads_captured", who="teller")
        return len(queries)

    count()  # the first page also fills the caches
    before = count()
    for number in range(12):
        unit = create_branch(parent=cast.east)
        create_lead(finder=create_staff(branch=unit, role="teller", name=f"柜员{number}"))
    assert count() == before
