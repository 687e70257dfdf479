from datetime import date

import pytest

from leads.errors import DoNotContact, LeadClosed, NotYours, PendingAnswer
from leads.services import plan_next_action
from organisation.errors import Invalid
from tests.factories import close_lead, create_customer, create_lead, create_referral

FRIDAY = date(2026, 10, 16)


def plan(lead, now, by, next_action="meet", next_action_on=FRIDAY):
    return plan_next_action(lead=lead, next_action=next_action, next_action_on=next_action_on, now=now, by=by)


def test_the_owner_says_what_is_next(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    for _ in range(2):
        plan(lead, now, cast.lina)
        lead.refresh_from_db()
        assert (lead.next_action, lead.next_action_on) == ("meet", FRIDAY)


def test_today_is_early_enough_and_yesterday_too_late(cast, now, today):
    lead = create_lead(finder=cast.lina)
    assert plan(lead, now, cast.lina, next_action_on=today).next_action_on == today
    with pytest.raises(Invalid) as refusal:
        plan(lead, now, cast.lina, next_action_on=date(2026, 10, 11))
    assert refusal.value.field == "next_action_on"


def test_nothing_is_put_off_for_more_than_a_year(cast, now):
    lead = create_lead(finder=cast.lina)
    assert plan(lead, now, cast.lina, next_action_on=date(2027, 10, 13)).next_action_on == date(2027, 10, 13)
    with pytest.raises(Invalid) as refusal:
        plan(lead, now, cast.lina, next_action_on=date(2027, 10, 14))
    assert refusal.value.field == "next_action_on"


@pytest.mark.parametrize("next_action", ["answer", "assign", "dance", ""])
def test_only_what_can_be_planned_is_planned(cast, now, next_action):
    with pytest.raises(Invalid):
        plan(create_lead(finder=cast.lina), now, cast.lina, next_action=next_action)


@pytest.mark.parametrize("who", ["wang", "zhang", "head", "supervisor"])
def test_nobody_but_the_owner_plans(cast, now, who):
    with pytest.raises(NotYours):
        plan(create_lead(finder=cast.wang, owner=cast.lina), now, getattr(cast, who))


def test_a_lead_that_waits_for_an_answer_has_its_plan(cast, now):
    lead = create_lead(finder=cast.zhang)
    create_referral(lead=lead, receiver=cast.lina)
    with pytest.raises(PendingAnswer):
        plan(lead, now, cast.zhang)


def test_a_closed_lead_has_no_next_action(cast, now):
    lead = close_lead(create_lead(finder=cast.lina), stage="won")
    with pytest.raises(LeadClosed):
        plan(lead, now, cast.lina)


@pytest.mark.parametrize(("next_action", "allowed"), [("call", False), ("message", False), ("meet", True)])
def test_no_call_is_planned_for_who_does_not_want_to_be_contacted(cast, now, next_action, allowed):
    lead = create_lead(finder=cast.lina, customer=create_customer(branch=cast.zsr, do_not_contact=True))
    if allowed:
        assert plan(lead, now, cast.lina, next_action=next_action).next_action == next_action
    else:
        with pytest.raises(DoNotContact):
            plan(lead, now, cast.lina, next_action=next_action)
