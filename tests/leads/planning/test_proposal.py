"""The rule by which a day's plan is proposed: what is in it, why, and in which order."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from leads.proposal import OVERDUE_AT_LEAST, ROOM, Candidate, Proposed, proposal, reason_for

TODAY = date(2026, 10, 12)


def lead(pk: int = 1, days: int = 0, potential: str = "B", **more: object) -> Candidate:
    return Candidate(lead_id=pk, next_action_on=TODAY + timedelta(days=days), potential=potential, **more)  # type: ignore[arg-type]


def ids(*candidates: Candidate, **more: int) -> list[int]:
    return [one.lead_id for one in proposal(candidates, day=TODAY, **more)]


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        pytest.param(lead(days=-3), "overdue", id="too late"),
        pytest.param(lead(days=-1, is_promised=True), "overdue", id="a promise broken"),
        pytest.param(lead(days=-1, is_new_referral=True), "overdue", id="a referral left lying"),
        pytest.param(lead(is_promised=True), "promised", id="promised for today"),
        pytest.param(lead(is_new_referral=True), "referral", id="just taken on"),
        pytest.param(lead(), "due", id="planned for today"),
        pytest.param(lead(days=2, potential="A", quiet_days=5), "chance", id="a good chance nobody spoke to"),
        pytest.param(lead(days=2, potential="A", quiet_days=4), "", id="spoken to lately"),
        pytest.param(lead(days=2, potential="C", quiet_days=30), "", id="no good chance"),
        pytest.param(lead(days=2, potential="A", quiet_days=9, is_promised=True), "", id="promised for another day"),
    ],
)
def test_why_a_lead_belongs_into_the_day(candidate, reason):
    assert reason_for(candidate, day=TODAY) == reason


def test_the_day_is_worked_from_what_is_too_late_to_what_may_come():
    assert ids(
        lead(1, days=3, potential="A", quiet_days=9),
        lead(2),
        lead(3, is_new_referral=True),
        lead(4, is_promised=True),
        lead(5, days=-1),
    ) == [5, 4, 3, 2, 1]


def test_the_higher_potential_comes_first_then_the_larger_amount_then_the_older():
    assert ids(
        lead(1, days=-9, potential="C", amount=Decimal(900)),
        lead(2, days=-1, potential="A", amount=Decimal(5)),
        lead(3, days=-2, potential="A", amount=Decimal(7)),
        lead(4, days=-3, potential="A", amount=Decimal(5)),
    ) == [3, 4, 2, 1]


def test_chances_stand_by_what_they_are_likely_to_bring():
    often, rarely = Decimal("0.40"), Decimal("0.10")
    assert ids(
        lead(1, days=2, potential="A", quiet_days=9, amount=Decimal(300), win_rate=rarely),
        lead(2, days=2, potential="A", quiet_days=9, amount=Decimal(100), win_rate=often),
    ) == [2, 1]


def test_what_is_due_today_is_in_it_however_much():
    assert len(ids(*[lead(pk) for pk in range(1, ROOM + 9)])) == ROOM + 8


def test_a_heap_of_overdue_leads_never_pushes_out_what_was_promised():
    heap = [lead(pk, days=-5) for pk in range(1, 100)]
    assert len(ids(*heap)) == ROOM
    promised = [lead(pk, is_promised=True) for pk in range(200, 200 + ROOM)]
    assert len(ids(*heap, *promised)) == ROOM + OVERDUE_AT_LEAST


def test_chances_only_fill_the_room_that_is_left():
    due = [lead(pk) for pk in range(1, ROOM)]
    chances = [lead(pk, days=1, potential="A", quiet_days=9) for pk in range(100, 110)]
    assert ids(*due, *chances)[ROOM - 1 :] == [100]
    assert ids(*due, lead(50), *chances)[ROOM:] == []


def test_nothing_to_do_proposes_nothing_and_the_same_twice_is_the_same():
    assert proposal([], day=TODAY) == []
    same = [lead(2), lead(1)]
    assert proposal(same, day=TODAY) == proposal(same[::-1], day=TODAY) == [Proposed(1, "due"), Proposed(2, "due")]
