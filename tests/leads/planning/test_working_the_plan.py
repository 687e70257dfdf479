"""A contact, a sale or a loss makes what was planned for the lead done, in the same transaction."""

from datetime import timedelta
from decimal import Decimal

import pytest

from leads.models import PlanItem
from leads.services import (
    Left,
    carry_plan_item,
    close_day,
    commit_plan,
    drop_plan_item,
    lose_lead,
    record_follow_up,
    supersede_follow_up,
)
from organisation.errors import Invalid
from referrals.services import record_sale
from tests.factories import NOW, TODAY, create_product
from tests.leads.planning.conftest import EVENING, FRIDAY, TOMORROW, at, due, item_of, next_of


def contact(lead, by, *, now=NOW, contacted_at=None, **more):
    details = {"method": "phone", "reached": True, "outcome": "interested", "next_action_on": FRIDAY, **more}
    return record_follow_up(lead=lead, **details, contacted_at=contacted_at or now, now=now, by=by)


def sell(lead, by, *, now=NOW, sold_on=TODAY):
    return record_sale(lead=lead, product=create_product(), amount=Decimal(100), sold_on=sold_on, now=now, by=by)


@pytest.mark.parametrize("reached", [True, False])
def test_a_contact_makes_it_done_whether_the_customer_was_reached_or_not(cast, now, leads, plan, reached):
    contact(leads[0], cast.lina, reached=reached, outcome="interested" if reached else "no_answer")
    assert (item_of(leads[0]).state, item_of(leads[0]).done_at) == ("done", now)
    assert item_of(leads[1]).state == "planned"


def test_a_sale_makes_it_done(cast, leads, plan):
    sell(leads[0], cast.lina)
    assert item_of(leads[0]).state == "done"


def test_a_sale_of_yesterday_recorded_today_makes_todays_item_done_too(cast, leads, plan):
    sell(leads[0], cast.lina, sold_on=TODAY - timedelta(days=1))
    assert item_of(leads[0]).state == "done"


def test_a_loss_makes_it_done(cast, now, leads, plan):
    lose_lead(lead=leads[0], reason="no_need", now=now, by=cast.lina)
    assert item_of(leads[0]).state == "done"


def test_a_second_contact_leaves_the_moment_of_the_first(cast, now, leads, plan):
    contact(leads[0], cast.lina)
    contact(leads[0], cast.lina, now=now + timedelta(hours=1))
    assert item_of(leads[0]).done_at == now


def test_a_contact_on_a_lead_that_was_not_planned_adds_nothing(cast, plan):
    contact(due(cast), cast.lina)
    assert plan.items.count() == 3
    assert not PlanItem.objects.filter(state="done").exists()


def test_a_contact_before_the_plan_was_committed_is_not_planned_work(cast, now, leads):
    contact(leads[0], cast.lina, next_action_on=TODAY)
    plan = commit_plan(leads=leads, now=now + timedelta(minutes=5), by=cast.lina)
    assert {item.state for item in plan.items.all()} == {"planned"}


def test_a_refused_contact_leaves_the_plan_as_it_is(cast, leads, plan):
    with pytest.raises(Invalid):
        contact(leads[0], cast.lina, method="fax")
    assert item_of(leads[0]).state == "planned"


@pytest.mark.parametrize("decided", ["carried", "dropped"])
def test_what_was_put_off_and_done_all_the_same_is_done(cast, now, leads, plan, decided):
    item = item_of(leads[0])
    if decided == "carried":
        carry_plan_item(item=item, to=TOMORROW, now=now, by=cast.lina)
    else:
        drop_plan_item(item=item, reason="not_needed", now=now, by=cast.lina)
    contact(leads[0], cast.lina)
    item.refresh_from_db()
    assert (item.state, item.carried_to, item.drop_reason) == ("done", None, "")
    assert next_of(leads[0]) == FRIDAY


def test_a_contact_typed_the_next_day_makes_its_own_day_done_not_todays(cast, leads, plan):
    close_day(
        plan=plan,
        left={item.pk: Left(carried_to=TOMORROW) for item in plan.items.all()},
        now=EVENING,
        by=cast.lina,
    )
    commit_plan(leads=leads, now=at(1), by=cast.lina)
    contact(leads[0], cast.lina, now=at(1), contacted_at=EVENING)
    assert item_of(leads[0]).state == "done"
    assert item_of(leads[0], day=TOMORROW).state == "planned"


def supersede(record, by, *, now, contacted_at):
    return supersede_follow_up(
        follow_up=record, method="phone", reached=True, outcome="considering", next_action_on=FRIDAY,
        contacted_at=contacted_at, now=now, by=by,
    )  # fmt: skip


def test_a_corrected_contact_of_the_same_day_leaves_it_done(cast, now, leads, plan):
    supersede(contact(leads[0], cast.lina), cast.lina, now=now + timedelta(hours=1), contacted_at=now)
    assert (item_of(leads[0]).state, item_of(leads[0]).done_at) == ("done", now)


@pytest.mark.parametrize(("is_closed", "state"), [(False, "planned"), (True, "missed")])
def test_a_contact_corrected_to_another_day_leaves_this_days_item_undone(cast, now, leads, plan, is_closed, state):
    record = contact(leads[0], cast.lina)
    if is_closed:
        left = {item_of(lead).pk: Left(carried_to=FRIDAY) for lead in leads[1:]}
        close_day(plan=plan, left=left, now=now, by=cast.lina)
    supersede(record, cast.lina, now=EVENING, contacted_at=now - timedelta(days=1))
    assert item_of(leads[0]).state == state


def test_another_contact_of_the_day_keeps_it_done(cast, now, leads, plan):
    record = contact(leads[0], cast.lina)
    contact(leads[0], cast.lina)
    supersede(record, cast.lina, now=EVENING, contacted_at=now - timedelta(days=1))
    assert item_of(leads[0]).state == "done"


def test_a_colleagues_work_is_not_ones_own(cast, now, leads, plan):
    """The lead was assigned to 张浩然, who called: 李娜's item is not done by it."""
    leads[0].owner = cast.zhang
    leads[0].save(update_fields=["owner"])
    contact(leads[0], cast.zhang)
    assert item_of(leads[0]).state == "planned"
