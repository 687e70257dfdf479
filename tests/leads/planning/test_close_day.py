from datetime import timedelta

import pytest

from leads.errors import NotYours, StillLeft, TooLate
from leads.models import PlanItem
from leads.services import Left, close_day, reopen_day
from organisation.errors import DomainError
from tests.factories import TODAY, close_lead, create_referral
from tests.leads.planning.conftest import EVENING, FRIDAY, TOMORROW, at, item_of, next_of


def decisions(leads, *left):
    return {item_of(lead).pk: what for lead, what in zip(leads, left, strict=False)}


def test_what_is_left_is_carried_over_or_dropped(cast, leads, plan):
    PlanItem.objects.filter(pk=item_of(leads[2]).pk).update(state="done", done_at=EVENING)
    left = decisions(leads, Left(carried_to=FRIDAY), Left(drop_reason="客户出差"))
    closed = close_day(plan=plan, left=left, now=EVENING, by=cast.lina)
    assert closed.closed_at == EVENING
    assert [(item.state, item.carried_to, item.drop_reason) for item in plan.items.in_order()] == [
        ("carried", FRIDAY, ""), ("dropped", None, "客户出差"), ("done", None, ""),
    ]  # fmt: skip
    assert [next_of(lead) for lead in leads] == [FRIDAY, TODAY, TODAY]


def test_nothing_is_lost_silently(cast, leads, plan):
    with pytest.raises(StillLeft) as refusal:
        close_day(plan=plan, left=decisions(leads, Left(carried_to=FRIDAY)), now=EVENING, by=cast.lina)
    assert refusal.value.field == f"carried_to-{item_of(leads[1]).pk}"
    plan.refresh_from_db()
    assert plan.closed_at is None
    assert item_of(leads[0]).state == "planned", "nothing was changed"
    assert next_of(leads[0]) == TODAY


@pytest.mark.parametrize(
    ("what", "field"),
    [
        pytest.param(Left(), "carried_to", id="neither"),
        pytest.param(Left(carried_to=TODAY), "carried_to", id="carried over to today"),
        pytest.param(Left(carried_to=TODAY + timedelta(days=400)), "carried_to", id="in more than a year"),
        pytest.param(Left(drop_reason="长" * 201), "drop_reason", id="a reason too long"),
    ],
)
def test_a_refusal_names_the_item(cast, leads, plan, what, field):
    later = Left(carried_to=TOMORROW)
    with pytest.raises(DomainError) as refusal:
        close_day(plan=plan, left=decisions(leads, later, what, later), now=EVENING, by=cast.lina)
    assert refusal.value.field == f"{field}-{item_of(leads[1]).pk}"


@pytest.mark.parametrize("state", ["won", "waiting", "given away"])
def test_leads_that_moved_on_are_dropped_by_themselves(cast, leads, plan, state):
    if state == "won":
        close_lead(leads[0], stage="won")
    elif state == "waiting":
        create_referral(lead=leads[0], receiver=cast.zhang, referrer=cast.lina)
    else:
        leads[0].owner = cast.zhang
        leads[0].save(update_fields=["owner"])
    before = next_of(leads[0])
    left = decisions(leads[1:], Left(carried_to=FRIDAY), Left(carried_to=FRIDAY))
    close_day(plan=plan, left=left, now=EVENING, by=cast.lina)
    assert (item_of(leads[0]).state, item_of(leads[0]).drop_reason) == ("dropped", "gone")
    assert next_of(leads[0]) == before


def closed(cast, leads, plan, now=EVENING):
    return close_day(plan=plan, left=decisions(leads, *[Left(carried_to=FRIDAY)] * 3), now=now, by=cast.lina)


def test_closing_twice_changes_nothing(cast, leads, plan):
    closed(cast, leads, plan)
    again = close_day(plan=plan, left={}, now=EVENING + timedelta(hours=1), by=cast.lina)
    assert again.closed_at == EVENING


def test_an_earlier_day_may_still_be_closed_with_its_leftovers_for_today(cast, leads, plan):
    left = decisions(leads, *[Left(carried_to=TOMORROW)] * 3)
    assert close_day(plan=plan, left=left, now=at(1), by=cast.lina).closed_at == at(1)
    assert next_of(leads[0]) == TOMORROW


def test_nobody_closes_a_colleagues_day(cast, leads, plan):
    for who in (cast.zhang, cast.head):
        with pytest.raises(NotYours):
            close_day(plan=plan, left={}, now=EVENING, by=who)


def test_a_day_closed_too_early_is_opened_again_and_what_was_decided_stays(cast, leads, plan):
    closed(cast, leads, plan)
    for _ in range(2):
        assert reopen_day(plan=plan, now=EVENING, by=cast.lina).closed_at is None
    assert item_of(leads[0]).state == "carried"


def test_only_today_is_opened_again_and_only_by_its_owner(cast, leads, plan):
    closed(cast, leads, plan)
    with pytest.raises(TooLate):
        reopen_day(plan=plan, now=at(1), by=cast.lina)
    with pytest.raises(NotYours):
        reopen_day(plan=plan, now=EVENING, by=cast.head)
