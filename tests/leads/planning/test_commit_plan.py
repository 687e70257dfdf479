from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from leads.errors import AlreadyCommitted
from leads.models import DailyPlan, PlanItem
from leads.services import commit_plan
from organisation.errors import Conflict, Invalid, NotAllowed
from tests.factories import (
    NOW,
    TODAY,
    close_lead,
    create_customer,
    create_lead,
    create_posting,
    create_referral,
)
from tests.leads.planning.conftest import FRIDAY, at, due, next_of


def test_the_plan_is_committed_in_the_order_given(cast, now, today, leads):
    plan = commit_plan(leads=leads[::-1], now=now, by=cast.lina)
    assert (plan.staff, plan.day, plan.branch, plan.committed_at, plan.closed_at) == (
        cast.lina, today, cast.zsr, now, None,
    )  # fmt: skip
    items = list(plan.items.in_order())
    assert [item.lead for item in items] == leads[::-1]
    assert {(item.kind, item.state, item.reason) for item in items} == {("call", "planned", "due")}


def test_what_was_not_proposed_was_added_by_hand_and_comes_to_today(cast, now, today):
    later = due(cast, on=FRIDAY, potential="C")
    plan = commit_plan(leads=[later], now=now, by=cast.lina)
    assert plan.items.get().reason == "added"
    assert next_of(later) == today


def test_what_is_overdue_stays_overdue_until_it_is_done(cast, now):
    late = due(cast, on=TODAY - timedelta(days=2))
    assert commit_plan(leads=[late], now=now, by=cast.lina).items.get().reason == "overdue"
    assert next_of(late) == TODAY - timedelta(days=2)


def test_the_same_plan_twice_changes_nothing(cast, now, leads, plan):
    again = commit_plan(leads=leads, now=now + timedelta(hours=1), by=cast.lina)
    assert again == plan
    assert again.committed_at == now
    assert PlanItem.objects.count() == 3


def test_another_plan_for_the_same_day_is_refused(cast, now, leads, plan):
    for other in (leads[:2], leads[::-1]):
        with pytest.raises(AlreadyCommitted):
            commit_plan(leads=other, now=now, by=cast.lina)
    assert PlanItem.objects.count() == 3


def test_late_is_better_than_never(cast, leads):
    evening = NOW + timedelta(hours=9)
    assert commit_plan(leads=leads, now=evening, by=cast.lina).committed_at == evening


def test_a_lead_named_twice_is_planned_once(cast, now, leads):
    assert commit_plan(leads=[leads[0], leads[0]], now=now, by=cast.lina).items.count() == 1


@pytest.mark.parametrize("count", [0, 61])
def test_a_plan_holds_at_least_one_customer_and_not_a_hundred(cast, now, count):
    customer = create_customer(branch=cast.zsr)
    leads = [due(cast, customer=customer) for _ in range(count)]
    with pytest.raises(Invalid) as refusal:
        commit_plan(leads=leads, now=now, by=cast.lina)
    assert refusal.value.field == "leads"
    assert not DailyPlan.objects.exists()


@pytest.mark.parametrize("state", ["won", "given away", "waiting"])
def test_a_lead_that_moved_on_is_told_by_name_and_nothing_is_committed(cast, now, leads, state):
    gone = due(cast, customer=create_customer(branch=cast.zsr, name="孙丽华"))
    if state == "won":
        close_lead(gone, stage="won")
    elif state == "waiting":
        create_referral(lead=gone, receiver=cast.zhang, referrer=cast.lina)
    else:
        gone.owner = cast.zhang
        gone.save(update_fields=["owner"])
    with pytest.raises(Conflict, match="孙丽华"):
        commit_plan(leads=[*leads, gone], now=now, by=cast.lina)
    assert not DailyPlan.objects.exists()


@pytest.mark.parametrize("who", ["wang", "head", "supervisor", "auditor"])
def test_only_those_who_sell_plan_a_day(cast, now, leads, who):
    with pytest.raises(NotAllowed):
        commit_plan(leads=leads, now=now, by=getattr(cast, who))


def test_a_head_who_also_sells_plans_in_their_own_branch(cast, now):
    create_posting(staff=cast.head, branch=cast.rml, role="wealth_manager", is_primary=False)
    plan = commit_plan(leads=[create_lead(finder=cast.head)], now=now, by=cast.head)
    assert plan.branch == cast.zsr


def test_who_wants_no_calls_is_met_when_they_come(cast, now):
    lead = due(cast, customer=create_customer(branch=cast.zsr, do_not_contact=True), next_action="message")
    assert commit_plan(leads=[lead], now=now, by=cast.lina).items.get().kind == "meet"


def test_the_next_plan_closes_a_day_that_was_forgotten(cast, leads, plan):
    commit_plan(leads=[leads[0]], now=at(1), by=cast.lina)
    plan.refresh_from_db()
    assert plan.closed_at == at(1)
    assert {item.state for item in plan.items.all()} == {"missed"}
    assert next_of(leads[1]) == TODAY, "overdue now, and proposed again"


def test_the_next_plan_leaves_others_days_and_closed_ones_as_they_are(cast, now, leads, plan):
    DailyPlan.objects.filter(pk=plan.pk).update(closed_at=now)
    other = commit_plan(leads=[create_lead(finder=cast.zhang)], now=now, by=cast.zhang)
    commit_plan(leads=[leads[0]], now=at(1), by=cast.lina)
    plan.refresh_from_db()
    other.refresh_from_db()
    assert (plan.closed_at, other.closed_at) == (now, None)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"committed_at": None, "closed_at": NOW}, "daily_plan_closed_was_committed"),
        ({"committed_at": NOW, "closed_at": NOW - timedelta(1)}, "daily_plan_closed_after_committed"),
    ],
)
def test_the_database_keeps_the_times_of_a_plan_in_order(plan, change, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DailyPlan.objects.filter(pk=plan.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"state": "done"}, "plan_item_done_has_moment"),
        ({"done_at": NOW}, "plan_item_done_has_moment"),
        ({"state": "carried"}, "plan_item_carried_has_day"),
        ({"carried_to": TODAY}, "plan_item_carried_has_day"),
        ({"state": "dropped"}, "plan_item_dropped_has_reason"),
        ({"drop_reason": "x"}, "plan_item_dropped_has_reason"),
        ({"state": "gone"}, "plan_item_state_known"),
        ({"kind": "answer"}, "plan_item_kind_known"),
        ({"reason": "mood"}, "plan_item_reason_known"),
    ],
)
def test_the_database_keeps_what_belongs_to_a_state(plan, change, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PlanItem.objects.filter(pk=plan.items.first().pk).update(**change)


SEES = {"lina": True, "head": True, "supervisor": True, "wang": False, "zhang": False, "rml_head": False}


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_a_plan_is_seen_by_its_owner_and_the_readers_of_the_branch(cast, today, plan, who, sees):
    for model in (DailyPlan, PlanItem):
        assert model.objects.visible_to(getattr(cast, who), day=today).exists() is sees
