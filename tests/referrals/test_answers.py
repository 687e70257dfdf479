"""Accept, return, withdraw, lapse: the first decision counts, and the lead is somebody's at every moment."""

from datetime import date, datetime, timedelta

import pytest

from leads.errors import LeadClosed, NotYours
from leads.models import Lead
from organisation.errors import Invalid, NotAllowed
from referrals.errors import AlreadyDecided
from referrals.services import accept_referral, lapse_referral, return_referral, withdraw_referral
from tests.factories import (
    BANK_ZONE,
    close_lead,
    create_customer,
    create_lead,
    create_posting,
    create_referral,
    create_staff,
)

NEXT_DAY = date(2026, 10, 13)


@pytest.fixture
def referral(cast, now):
    return create_referral(
        lead=create_lead(finder=cast.wang, owner=None), receiver=cast.lina, now=now - timedelta(minutes=45)
    )


def parts(lead, part):
    return [one.staff for one in lead.participants.current().filter(part=part)]


def again(referral):
    referral.refresh_from_db()
    referral.lead.refresh_from_db()
    return referral


def test_accepted_the_lead_is_the_receivers_today(cast, now, today, referral):
    accept_referral(referral=referral, now=now, by=cast.lina)
    made = again(referral)
    assert (made.state, made.decided_at, made.decided_on, made.response_minutes) == ("accepted", now, today, 45)
    assert (made.lead.owner, made.lead.next_action, made.lead.next_action_on) == (cast.lina, "call", today)
    assert parts(made.lead, "owner") == [cast.lina]
    assert parts(made.lead, "referrer") == [cast.wang]


def test_accepted_in_another_branch_the_lead_is_that_branchs(cast, now):
    referral = create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=cast.whl_seller)
    accept_referral(referral=referral, now=now, by=cast.whl_seller)
    assert again(referral).lead.branch == cast.whl
    assert referral.lead.captured_branch == cast.zsr


def test_a_receiver_of_two_branches_takes_it_where_it_is(cast, now):
    create_posting(staff=cast.rml_seller, branch=cast.zsr, role="wealth_manager", is_primary=False)
    referral = create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=cast.rml_seller)
    accept_referral(referral=referral, now=now, by=cast.rml_seller)
    assert again(referral).lead.branch == cast.zsr


def test_accepted_who_does_not_want_to_be_contacted_is_met(cast, now):
    quiet = create_customer(branch=cast.zsr, do_not_contact=True)
    referral = create_referral(lead=create_lead(finder=cast.wang, owner=None, customer=quiet), receiver=cast.lina)
    accept_referral(referral=referral, now=now, by=cast.lina)
    assert again(referral).lead.next_action == "meet"


def test_returned_it_goes_back_with_the_reason_and_is_seen_no_more(cast, now, today, referral):
    return_referral(referral=referral, reason=" 信息不够 ", now=now, by=cast.lina)
    made = again(referral)
    assert (made.state, made.decision_reason, made.response_minutes) == ("returned", "信息不够", 45)
    assert (made.lead.owner, made.lead.next_action, made.lead.next_action_on) == (cast.wang, "assign", NEXT_DAY)
    assert parts(made.lead, "receiver") == []
    assert made.lead not in Lead.objects.visible_to(cast.lina, day=today)


def test_returned_to_somebody_who_sells_it_is_to_be_called(cast, now):
    referral = create_referral(
        lead=create_lead(finder=cast.wang, owner=cast.lina), referrer=cast.lina, receiver=cast.zhang
    )
    return_referral(referral=referral, reason="忙", now=now, by=cast.zhang)
    assert (again(referral).lead.owner, referral.lead.next_action) == (cast.lina, "call")


def test_returned_by_an_earlier_receiver_they_still_take_part(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=None)
    create_referral(lead=lead, receiver=cast.lina, state="accepted", now=now - timedelta(days=2))
    lead.refresh_from_db()
    second = create_referral(
        lead=lead, referrer=cast.lina, receiver=cast.zhang, now=now - timedelta(days=1), state="accepted"
    )
    third = create_referral(lead=lead, referrer=cast.zhang, receiver=cast.lina, now=now)
    return_referral(referral=third, reason="忙", now=now, by=cast.lina)
    assert parts(lead, "receiver") == [cast.lina, cast.zhang]
    assert again(second).state == "accepted"


def test_returned_to_somebody_who_has_left_it_is_in_the_pool(cast, now):
    leaver = create_staff(branch=cast.zsr, role="teller", until=date(2026, 10, 11))
    referral = create_referral(
        lead=create_lead(finder=leaver, owner=None, branch=cast.zsr, now=now - timedelta(days=3)),
        receiver=cast.lina,
        now=now - timedelta(days=3),
    )
    return_referral(referral=referral, reason="忙", now=now, by=cast.lina)
    assert (again(referral).lead.owner, referral.lead.branch, referral.lead.next_action) == (None, cast.zsr, "assign")


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_return_says_why(cast, now, referral, reason):
    with pytest.raises(Invalid) as refusal:
        return_referral(referral=referral, reason=reason, now=now, by=cast.lina)
    assert refusal.value.field == "reason"
    assert again(referral).state == "pending"


def test_withdrawn_it_stays_with_the_referrer(cast, now, today, referral):
    withdraw_referral(referral=referral, now=now, by=cast.wang)
    made = again(referral)
    assert (made.state, made.response_minutes, made.decided_on) == ("withdrawn", None, today)
    assert (made.lead.owner, made.lead.next_action_on) == (cast.wang, NEXT_DAY)
    assert made.lead not in Lead.objects.visible_to(cast.lina, day=today)


def test_lapsed_it_goes_back_without_anybody_acting(cast, now, referral):
    lapse_referral(referral=referral, now=now)
    made = again(referral)
    assert (made.state, made.response_minutes, made.lead.owner) == ("lapsed", None, cast.wang)


@pytest.mark.parametrize("who", ["wang", "chen", "zhang", "head", "supervisor"])
def test_only_the_receiver_answers(cast, now, referral, who):
    by = getattr(cast, who)
    with pytest.raises(NotYours):
        accept_referral(referral=referral, now=now, by=by)
    with pytest.raises(NotYours):
        return_referral(referral=referral, reason="忙", now=now, by=by)


@pytest.mark.parametrize("who", ["lina", "chen", "head", "supervisor"])
def test_only_the_referrer_withdraws(cast, now, referral, who):
    with pytest.raises(NotYours):
        withdraw_referral(referral=referral, now=now, by=getattr(cast, who))


ACTS = {
    "accepted": lambda referral, cast, now: accept_referral(referral=referral, now=now, by=cast.lina),
    "returned": lambda referral, cast, now: return_referral(referral=referral, reason="忙", now=now, by=cast.lina),
    "withdrawn": lambda referral, cast, now: withdraw_referral(referral=referral, now=now, by=cast.wang),
    "lapsed": lambda referral, cast, now: lapse_referral(referral=referral, now=now),
}


@pytest.mark.parametrize("second", ACTS)
@pytest.mark.parametrize("first", ACTS)
def test_the_first_decision_counts_and_stays(cast, now, referral, first, second):
    ACTS[first](referral, cast, now)
    with pytest.raises(AlreadyDecided):
        ACTS[second](referral, cast, now + timedelta(minutes=1))
    assert (again(referral).state, referral.decided_at) == (first, now)


def test_who_sells_no_longer_cannot_accept_but_return(cast, now):
    moved = create_staff(branch=cast.zsr, until=date(2026, 10, 11))
    create_posting(staff=moved, branch=cast.zsr, role="teller", since=date(2026, 10, 12))
    referral = create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=moved)
    with pytest.raises(NotAllowed):
        accept_referral(referral=referral, now=now, by=moved)
    return_referral(referral=referral, reason="换岗", now=now, by=moved)
    assert again(referral).state == "returned"


def test_a_lead_closed_meanwhile_is_not_taken_on_but_can_be_returned(cast, now, referral):
    close_lead(referral.lead, stage="lost", reason="no_need")
    with pytest.raises(LeadClosed):
        accept_referral(referral=referral, now=now, by=cast.lina)
    return_referral(referral=referral, reason="已关闭", now=now, by=cast.lina)
    assert (again(referral).state, referral.lead.stage, referral.lead.next_action_on) == ("returned", "lost", None)


def test_only_working_minutes_count(cast):
    friday = datetime(2026, 10, 16, 16, 30, tzinfo=BANK_ZONE)
    referral = create_referral(
        lead=create_lead(finder=cast.wang, owner=None, now=friday), receiver=cast.lina, now=friday
    )
    monday = datetime(2026, 10, 19, 9, 15, tzinfo=BANK_ZONE)
    accept_referral(referral=referral, now=monday, by=cast.lina)
    assert again(referral).response_minutes == 45


def test_a_clock_that_is_slow_decides_nothing_before_it_was_made(cast, now, referral):
    accept_referral(referral=referral, now=referral.made_at - timedelta(seconds=2), by=cast.lina)
    assert (again(referral).decided_at, referral.response_minutes) == (referral.made_at, 0)
