"""Who is ranked, with what, and in which order: metrics.md, Ranking."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from organisation.models import Branch, Staff
from performance.leaderboard import Board, leaderboard
from performance.metrics import CATALOGUE
from performance.periods import parse_period
from performance.rollup import drain
from tests.performance import facts
from tests.performance.conftest import MONDAY, Scene

OCTOBER = "2026-10"


def board(scope: Branch, metric: str = "leads_captured", period: str = OCTOBER, **more: object) -> Board:
    drain()
    return leaderboard(metric=CATALOGUE[metric], period=parse_period(period), scope=scope, **more)


def lines(found: Board) -> list[tuple[int | None, str, object]]:
    return [(row.place, row.code, row.value) for row in found.rows]


def capture(staff: Staff, count: int, branch: Branch, day: date = MONDAY) -> None:
    for _ in range(count):
        facts.lead(staff, day, branch=branch)


def test_person_without_any_fact_has_a_place(scene: Scene):
    capture(scene.teller, 2, scene.branch)
    assert lines(board(scene.bank)) == [(1, "T", 2), (2, "H", 0), (2, "W", 0)]


def test_equals_share_a_place_and_are_listed_by_employee_number(scene: Scene):
    second, third = facts.person("B2", scene.branch, "teller"), facts.person("b1", scene.branch, "teller")
    for staff, count in ((scene.teller, 1), (second, 3), (third, 3)):
        capture(staff, count, scene.branch)
    assert lines(board(scene.bank, role="teller")) == [(1, "B2", 3), (1, "b1", 3), (3, "T", 1)]


def test_less_is_better_for_lost_leads(scene: Scene):
    facts.lose(facts.lead(scene.teller, MONDAY, branch=scene.branch), MONDAY)
    assert lines(board(scene.bank, "leads_lost"))[-1] == (3, "T", 1)


def test_tellers_stand_with_tellers(scene: Scene):
    capture(scene.manager, 5, scene.branch)
    assert lines(board(scene.bank, role="teller")) == [(1, "T", 0)]


def test_board_of_a_branch_holds_its_people_and_what_they_did_there(scene: Scene):
    neighbour = facts.person("N", scene.other, "teller")
    capture(neighbour, 1, scene.other)
    capture(scene.teller, 1, scene.branch)
    capture(scene.teller, 4, scene.other)
    assert lines(board(scene.branch, role="teller")) == [(1, "T", 1)]
    assert lines(board(scene.other, role="teller")) == [(1, "N", 1)]
    assert lines(board(scene.bank, role="teller")) == [(1, "T", 5), (2, "N", 1)]


@pytest.mark.parametrize("subject", ["people", "branches"])
def test_board_takes_two_queries_at_most_however_many_stand_on_it(
    scene: Scene, subject: str, django_assert_max_num_queries
):
    for number in range(25):
        facts.person(f"X{number}", facts.unit(f"B{number}", above=scene.bank), "teller")
    drain()
    for period in ("2026-10", "2026-10-12", "2026-09-15..2026-11-20"):
        with django_assert_max_num_queries(2):
            found = leaderboard(
                metric=CATALOGUE["credit"], period=parse_period(period), scope=scene.bank, subject=subject
            )
        assert len(found.rows) >= 25


class TestPopulation:
    """Ranked is whoever has a posting in the scope covering at least one working day of the period."""

    @pytest.mark.parametrize(
        ("since", "until", "ranked"),
        [
            pytest.param(date(2026, 10, 30), None, True, id="came on the last working day"),
            pytest.param(date(2026, 10, 31), None, False, id="came on a Saturday, the last day"),
            pytest.param(date(2026, 1, 5), date(2026, 10, 1), True, id="left after the first working day"),
            pytest.param(date(2026, 1, 5), date(2026, 9, 30), False, id="left before"),
            pytest.param(date(2026, 10, 14), date(2026, 10, 14), True, id="one working day in the middle"),
            pytest.param(date(2026, 10, 17), date(2026, 10, 18), False, id="one weekend in the middle"),
            pytest.param(date(2026, 11, 2), None, False, id="comes later"),
        ],
    )
    def test_working_day_of_the_period_is_what_counts(
        self, scene: Scene, since: date, until: date | None, ranked: bool
    ):
        somebody = facts.person("X", None)
        facts.post(somebody, scene.branch, "lobby_manager", since=since, until=until)
        assert lines(board(scene.bank, role="lobby_manager")) == ([(1, "X", 0)] if ranked else [])

    def test_nobody_is_ranked_on_a_sunday(self, scene: Scene):
        assert lines(board(scene.bank, period="2026-10-11")) == []

    def test_person_who_moved_stands_where_most_of_the_posting_days_lie(self, scene: Scene):
        mover = facts.person("M", None)
        facts.post(mover, scene.other, "lobby_manager", since=facts.SINCE, until=date(2026, 10, 9))
        facts.post(mover, scene.branch, "lobby_manager", since=date(2026, 10, 10))
        capture(mover, 1, scene.other, date(2026, 10, 5))
        capture(mover, 2, scene.branch)
        found = board(scene.bank, role="lobby_manager")
        assert [(row.branch_code, row.value) for row in found.rows] == [("ZSR", 3)]

    def test_person_who_moved_stands_on_both_branches_boards_with_what_was_done_in_each(self, scene: Scene):
        mover = facts.person("M", None)
        facts.post(mover, scene.other, "lobby_manager", since=facts.SINCE, until=date(2026, 10, 9))
        facts.post(mover, scene.branch, "lobby_manager", since=date(2026, 10, 10))
        capture(mover, 1, scene.other, date(2026, 10, 5))
        capture(mover, 2, scene.branch)
        assert lines(board(scene.other, role="lobby_manager")) == [(1, "M", 1)]
        assert lines(board(scene.branch, role="lobby_manager")) == [(1, "M", 2)]

    def test_person_who_changed_roles_brings_to_each_board_what_was_done_in_that_role(self, scene: Scene):
        somebody = facts.person("X", None)
        facts.post(somebody, scene.other, "teller", since=facts.SINCE, until=date(2026, 10, 9))
        facts.post(somebody, scene.other, "wealth_manager", since=date(2026, 10, 10))
        capture(somebody, 1, scene.other, date(2026, 10, 5))
        capture(somebody, 2, scene.other)
        assert lines(board(scene.other, role="teller")) == [(1, "X", 1)]
        assert lines(board(scene.other, role="wealth_manager")) == [(1, "X", 2)]

    def test_head_who_also_sells_stands_among_the_sellers_with_everything(self, scene: Scene):
        facts.post(scene.head, scene.branch, "wealth_manager", since=facts.SINCE, primary=False)
        capture(scene.head, 2, scene.branch)
        assert lines(board(scene.bank, role="wealth_manager")) == [(1, "H", 2), (2, "W", 0)]
        assert lines(board(scene.bank, role="branch_head")) == [(1, "H", 2)]

    def test_facts_before_any_posting_count_for_the_role_that_came(self, scene: Scene):
        late = facts.person("X", scene.other, "lobby_manager", since=MONDAY)
        capture(late, 1, scene.other, MONDAY - timedelta(3))
        assert lines(board(scene.bank, role="lobby_manager")) == [(1, "X", 1)]


class TestRatios:
    """Nothing below the line has no value; proportions go by Wilson; other ratios need five cases."""

    def test_nothing_below_the_line_is_listed_last_without_a_place(self, scene: Scene):
        capture(scene.teller, 1, scene.branch)
        found = board(scene.bank, "lead_conversion")
        assert lines(found) == [(1, "T", Decimal("0.000000")), (None, "H", None), (None, "W", None)]
        assert found.rows[1].unplaced == "nothing_below_the_line"

    def test_one_of_one_does_not_beat_many_of_more(self, scene: Scene):
        for staff, won, lost in ((scene.teller, 1, 0), (scene.manager, 8, 2)):
            for _ in range(won):
                facts.sell(facts.lead(staff, MONDAY, branch=scene.branch), staff, MONDAY, "1", branch=scene.branch)
            capture(staff, lost, scene.branch)
        found = board(scene.bank, "lead_conversion")
        assert [(row.place, row.code, row.figure.k, row.figure.n) for row in found.rows][:2] == [
            (1, "W", 8, 10),
            (2, "T", 1, 1),
        ]

    def test_too_few_cases_are_shown_but_not_ranked(self, scene: Scene):
        for staff, count, amount in ((scene.teller, 4, "900"), (scene.manager, 5, "100")):
            for _ in range(count):
                facts.sell(facts.lead(staff, MONDAY, branch=scene.branch), staff, MONDAY, amount, branch=scene.branch)
        found = board(scene.bank, "average_sale")
        assert lines(found)[:2] == [(1, "W", Decimal("100.00")), (None, "T", Decimal("900.00"))]
        assert found.rows[1].unplaced == "too_few"

    def test_collaboration_share_counts_sales_not_fen_as_cases(self, scene: Scene):
        facts.sell(
            facts.lead(scene.teller, MONDAY, branch=scene.branch), scene.manager, MONDAY, "100",
            branch=scene.branch, found={scene.teller: "20"},
        )  # fmt: skip
        row = board(scene.bank, "collaboration_share").rows[0]
        assert (row.code, row.value, row.place, row.unplaced) == ("W", Decimal("1.000000"), None, "too_few")
        assert (row.figure.k, row.figure.n) == (Decimal("100.00"), Decimal("100.00"))


class TestPeriods:
    @pytest.mark.parametrize(
        ("period", "value"),
        [
            pytest.param("2026-10-12", 1, id="day"),
            pytest.param("2026-W42", 2, id="week"),
            pytest.param("2026-10", 3, id="month"),
            pytest.param("2026-Q4", 4, id="quarter"),
            pytest.param("2026", 5, id="year"),
            pytest.param("2026-10-12..2026-10-20", 3, id="days"),
            pytest.param("2026-09-30..2026-11-30", 4, id="days and months"),
        ],
    )
    def test_every_period_counts_its_days(self, scene: Scene, period: str, value: int):
        for day in (MONDAY, date(2026, 10, 15), date(2026, 10, 20), date(2026, 11, 20), date(2026, 2, 2)):
            capture(scene.teller, 1, scene.branch, day)
        assert lines(board(scene.bank, period=period, role="teller")) == [(1, "T", value)]

    def test_previous_place_is_that_of_the_period_before_and_new_is_who_was_not_there(self, scene: Scene):
        newcomer = facts.person("N", scene.branch, "teller", since=date(2026, 10, 1))
        second = facts.person("T2", scene.branch, "teller")
        capture(second, 1, scene.branch, date(2026, 9, 1))
        capture(scene.teller, 2, scene.branch)
        capture(newcomer, 1, scene.branch)
        rows = board(scene.bank, role="teller").rows
        assert [(row.code, row.place, row.previous_place, row.is_new) for row in rows] == [
            ("T", 1, 2, False),
            ("N", 2, None, True),
            ("T2", 3, 1, False),
        ]
        assert [row.places_won for row in rows] == [1, None, -2]


class TestBranches:
    def test_branches_are_ranked_also_without_a_fact(self, scene: Scene):
        capture(scene.teller, 2, scene.other)
        assert lines(board(scene.bank, subject="branches")) == [(1, "RML", 2), (2, "ZSR", 0)]

    def test_branch_closed_before_the_period_is_gone(self, scene: Scene):
        Branch.objects.filter(pk=scene.other.pk).update(closed_on=date(2026, 9, 30))
        assert lines(board(scene.bank, subject="branches")) == [(1, "ZSR", 0)]

    def test_only_branches_below_the_scope_are_on_its_board(self, scene: Scene):
        west = facts.unit("WEST", above=scene.bank, kind="sub_branch")
        facts.unit("WHL", above=west)
        assert [row.code for row in board(west, subject="branches").rows] == ["WHL"]

    def test_a_role_narrows_what_counts(self, scene: Scene):
        capture(scene.teller, 2, scene.branch)
        capture(scene.manager, 3, scene.branch)
        assert lines(board(scene.bank, subject="branches", role="teller"))[0] == (1, "ZSR", 2)


class TestWhatAPersonSees:
    @pytest.fixture
    def crowd(self, scene: Scene) -> list[Staff]:
        people = [facts.person(f"P{number:02}", scene.branch, "lobby_manager") for number in range(30)]
        for number, staff in enumerate(people):
            capture(staff, 30 - number, scene.branch)
        return people

    def test_top_ten_own_place_and_neighbours(self, scene: Scene, crowd: list[Staff]):
        found = board(scene.bank, role="lobby_manager").cut_for(crowd[20].pk)
        assert [row.position for row in found.rows] == [*range(1, 11), *range(18, 25)]
        assert found.own is not None
        assert (found.own.code, found.to_next) == ("P20", 1)

    def test_head_sees_all_of_the_branch_and_a_stranger_the_top(self, scene: Scene, crowd: list[Staff]):
        stranger = facts.person("S", scene.other, "teller")
        found = board(scene.bank, role="lobby_manager")
        assert len(found.seen_by(scene.head, day=MONDAY).rows) == 30
        assert len(found.seen_by(stranger, day=MONDAY).rows) == 10

    def test_own_branch_stands_out_on_the_board_of_branches(self, scene: Scene):
        found = board(scene.bank, subject="branches").seen_by(scene.teller, day=MONDAY)
        assert found.own is not None
        assert found.own.code == "ZSR"

    def test_distance_to_the_next_place_of_a_proportion_is_told_in_cases(self, scene: Scene):
        for staff, won, rest in ((scene.teller, 0, 5), (scene.manager, 4, 1)):
            for _ in range(won):
                facts.sell(facts.lead(staff, MONDAY, branch=scene.branch), staff, MONDAY, "1", branch=scene.branch)
            capture(staff, rest, scene.branch)
        found = board(scene.bank, "lead_conversion").cut_for(scene.teller.pk)
        assert found.to_next is None
        assert found.cases_to_next is not None
        assert found.cases_to_next > 0
