from datetime import date, timedelta

import pytest

from leads.errors import DoNotContact, LeadClosed, NotYours
from leads.models import FollowUp
from leads.services import record_follow_up
from organisation.errors import Invalid, NotAllowed
from tests.factories import close_lead, create_customer, create_lead, create_referral

THURSDAY = date(2026, 10, 15)


@pytest.fixture
def lead(cast, now):
    return create_lead(finder=cast.wang, owner=cast.lina, now=now - timedelta(days=3))


def record(lead, now, by, **changes):
    details = {
        "lead": lead,
        "method": "phone",
        "reached": True,
        "outcome": "interested",
        "next_action": "meet",
        "next_action_on": THURSDAY,
        "contacted_at": now,
        "now": now,
        "by": by,
    }
    return record_follow_up(**{**details, **changes})


def test_a_contact_is_recorded_and_moves_the_lead_on(cast, now, today, lead):
    contact = record(lead, now, cast.lina, note="周四来网点")
    lead.refresh_from_db()
    assert (contact.staff, contact.branch, contact.contacted_on) == (cast.lina, cast.zsr, today)
    assert (contact.reached, contact.outcome, contact.note) == (True, "interested", "周四来网点")
    assert contact.next_action_on == THURSDAY
    assert contact.number.startswith("F")
    assert (lead.stage, lead.next_action, lead.next_action_on) == ("contacted", "meet", THURSDAY)


def test_a_customer_who_was_not_reached_is_recorded_too(cast, now, lead):
    record(lead, now, cast.lina, reached=False, outcome="no_answer")
    lead.refresh_from_db()
    assert lead.stage == "captured"


def test_the_same_contact_twice_is_two_contacts(cast, now, lead):
    record(lead, now, cast.lina)
    record(lead, now, cast.lina)
    assert lead.follow_ups.count() == 2


def test_a_contact_of_an_earlier_day_counts_on_that_day_where_its_author_worked(cast, now, today, lead):
    yesterday = now - timedelta(days=1)
    assert record(lead, now, cast.lina, contacted_at=yesterday).contacted_on == today - timedelta(days=1)


def test_a_contact_in_the_minute_of_the_capture_came_after_it(cast, now):
    lead = create_lead(finder=cast.lina, now=now.replace(second=40))
    contact = record(lead, now.replace(minute=5), cast.lina, contacted_at=now)
    assert contact.contacted_at == lead.captured_at


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"method": "fax"}, "method", id="unknown method"),
        pytest.param({"outcome": "happy"}, "outcome", id="unknown outcome"),
        pytest.param({"reached": False}, "outcome", id="not reached but interested"),
        pytest.param({"outcome": "no_answer"}, "outcome", id="reached but no answer"),
        pytest.param({"next_action": "answer"}, "next_action", id="waiting is nothing to plan"),
        pytest.param({"next_action": "assign"}, "next_action", id="assigning is nothing to plan"),
        pytest.param({"next_action_on": date(2026, 10, 11)}, "next_action_on", id="next action yesterday"),
        pytest.param({"note": "好" * 4001}, "note", id="note too long"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(cast, now, lead, changes, field):
    with pytest.raises(Invalid) as refusal:
        record(lead, now, cast.lina, **changes)
    assert refusal.value.field == field
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("shift", [timedelta(minutes=1), timedelta(days=-4)], ids=["in the future", "before capture"])
def test_a_contact_lies_between_the_capture_and_now(cast, now, lead, shift):
    with pytest.raises(Invalid) as refusal:
        record(lead, now, cast.lina, contacted_at=now + shift)
    assert refusal.value.field == "contacted_at"


def test_the_next_action_may_be_today(cast, now, today, lead):
    assert record(lead, now, cast.lina, next_action_on=today).next_action_on == today


@pytest.mark.parametrize("who", ["wang", "zhang", "head", "supervisor"])
def test_only_the_owner_records(cast, now, lead, who):
    with pytest.raises(NotYours):
        record(lead, now, getattr(cast, who))


def test_an_owner_who_does_not_sell_refers_instead(cast, now):
    returned = create_lead(finder=cast.wang, owner=cast.wang)
    with pytest.raises(NotAllowed):
        record(returned, now, cast.wang)


@pytest.mark.parametrize(("stage", "reason"), [("won", ""), ("lost", "no_need")])
def test_a_closed_lead_takes_no_contact(cast, now, lead, stage, reason):
    close_lead(lead, stage=stage, reason=reason)
    with pytest.raises(LeadClosed):
        record(lead, now, cast.lina)


@pytest.mark.parametrize("method", ["phone", "visit", "message"])
def test_who_does_not_want_to_be_contacted_is_met_in_the_branch_only(cast, now, method):
    lead = create_lead(finder=cast.lina, customer=create_customer(branch=cast.zsr, do_not_contact=True))
    with pytest.raises(DoNotContact) as refusal:
        record(lead, now, cast.lina, method=method)
    assert refusal.value.field == "method"
    assert record(lead, now, cast.lina, method="branch").pk


def test_no_call_is_planned_for_who_does_not_want_to_be_contacted(cast, now):
    lead = create_lead(finder=cast.lina, customer=create_customer(branch=cast.zsr, do_not_contact=True))
    with pytest.raises(DoNotContact) as refusal:
        record(lead, now, cast.lina, method="branch", next_action="call")
    assert refusal.value.field == "next_action"


def test_a_referral_goes_on_waiting_while_its_referrer_speaks_with_the_customer(cast, now):
    lead = create_lead(finder=cast.zhang)
    create_referral(lead=lead, receiver=cast.lina)
    due = lead.next_action_on
    contact = record(lead, now, cast.zhang)
    lead.refresh_from_db()
    assert (lead.stage, lead.next_action, lead.next_action_on) == ("contacted", "answer", due)
    assert contact.next_action_on == due


def test_numbers_in_the_note_are_masked(cast, now, lead):
    assert record(lead, now, cast.lina, note="新号13800138000").note == "新号*******8000"
