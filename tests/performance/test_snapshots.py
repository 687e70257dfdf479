"""Whole-bank boards from snapshots are the boards computed from the totals, at the moment they were built."""

from datetime import date

import pytest

from organisation.models import Staff
from performance.boards import board_seen_by
from performance.leaderboard import Cut, leaderboard
from performance.metrics import CATALOGUE, HEADLINES
from performance.models import RankSnapshot
from performance.periods import Period, parse_period
from performance.rollup import drain
from performance.snapshots import rebuild_snapshots
from performance.whole_bank import whole_bank_cut
from tests.performance import facts
from tests.performance.conftest import MONDAY, Scene

LEADS = CATALOGUE["leads_captured"]


@pytest.fixture
def crowd(scene: Scene) -> list[Staff]:
    """Thirty tellers, six and six with the same number of leads."""
    people = [facts.person(f"P{number:02}", scene.branch, "teller") for number in range(30)]
    for number, staff in enumerate(people):
        for _ in range(5 - number // 6):
            facts.lead(staff, MONDAY, branch=scene.branch)
    facts.lead(people[29], date(2026, 9, 3), branch=scene.branch)
    drain()
    return people


def snapshot(staff: Staff, period: str = "2026-10") -> Cut | None:
    return whole_bank_cut(metric=LEADS, period=parse_period(period), role="teller", staff=staff)


def lines(cut: Cut | None) -> list[tuple]:
    assert cut is not None
    return [
        (row.position, row.place, row.previous_place, row.code, row.branch_code, row.figure.value) for row in cut.rows
    ]


@pytest.mark.parametrize("number", [0, 5, 12, 20, 29])
def test_snapshot_shows_what_the_totals_show(scene: Scene, crowd: list[Staff], number: int):
    rebuild_snapshots(MONDAY)
    board = leaderboard(metric=LEADS, period=parse_period("2026-10"), scope=scene.bank, role="teller")
    computed, kept = board.cut_for(crowd[number].pk), snapshot(crowd[number])
    assert lines(kept) == lines(computed)
    assert kept is not None
    assert (kept.own and kept.own.place, kept.to_next) == (computed.own and computed.own.place, computed.to_next)


def test_money_stays_money(scene: Scene):
    facts.sell(
        facts.lead(scene.teller, MONDAY, branch=scene.branch), scene.manager, MONDAY, "100000.01", branch=scene.branch
    )
    drain()
    rebuild_snapshots(MONDAY)
    cut = whole_bank_cut(
        metric=CATALOGUE["credit"], period=parse_period("2026-Q4"), role="wealth_manager", staff=scene.manager
    )
    assert cut is not None
    assert [str(row.value) for row in cut.rows] == ["100000.01"]


def test_board_stays_as_it_was_until_it_is_rebuilt(scene: Scene, crowd: list[Staff]):
    rebuild_snapshots(MONDAY)
    before = lines(snapshot(crowd[0]))
    for _ in range(7):
        facts.lead(crowd[29], MONDAY, branch=scene.branch)
    drain()
    assert lines(snapshot(crowd[0])) == before
    rebuild_snapshots(MONDAY)
    assert lines(snapshot(crowd[0]))[0][3] == "P29"


def test_closed_period_is_ranked_again_only_when_one_of_its_days_changed(scene: Scene, crowd: list[Staff]):
    rebuild_snapshots(MONDAY)
    assert rebuild_snapshots(MONDAY) == 4, "week, month, quarter and year of the day"
    facts.lead(crowd[0], date(2026, 9, 20), branch=scene.branch)
    drain()
    assert rebuild_snapshots(MONDAY) == 6, "and the month and the quarter before"
    assert rebuild_snapshots(MONDAY) == 4


def test_periods_long_gone_are_forgotten(scene: Scene, crowd: list[Staff]):
    rebuild_snapshots(MONDAY)
    rebuild_snapshots(date(2026, 12, 7))
    assert snapshot(crowd[0], "2026-10") is None
    assert set(RankSnapshot.objects.filter(kind=2).values_list("start", flat=True)) == {date(2026, 12, 1)}


@pytest.mark.parametrize("period", [parse_period("2026-10-12"), parse_period("2026-10-01..2026-10-31")])
def test_days_and_spans_have_no_snapshot(scene: Scene, period: Period):
    assert whole_bank_cut(metric=LEADS, period=period, role="teller", staff=scene.teller) is None


def test_page_takes_the_snapshot_for_a_teller_and_computes_for_a_head(scene: Scene, crowd: list[Staff]):
    rebuild_snapshots(MONDAY)
    facts.lead(crowd[0], MONDAY, branch=scene.branch)
    drain()

    def first_value(staff: Staff) -> object:
        cut = board_seen_by(
            staff, metric=LEADS, period=parse_period("2026-10"), scope=scene.bank, role="teller", day=MONDAY
        )
        return cut.rows[0].value

    assert first_value(crowd[0]) == 5
    assert first_value(scene.head) == 6


def test_odd_names_stay_as_they_are(scene: Scene):
    odd = "A\tB\\N\nC"
    Staff.objects.filter(pk=scene.teller.pk).update(name=odd)
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    drain()
    rebuild_snapshots(MONDAY)
    cut = snapshot(scene.teller)
    assert cut is not None
    assert cut.rows[0].name == odd


def test_every_headline_is_kept(scene: Scene, crowd: list[Staff]):
    rebuild_snapshots(MONDAY)
    assert set(RankSnapshot.objects.values_list("metric", flat=True)) == set(HEADLINES)
