from datetime import timedelta

import pytest

from leads.errors import AlreadyWorkedOn, LeadClosed, NotYours, PendingAnswer, TooLate
from leads.models import Customer, Lead
from leads.retracting import IN_TIME
from leads.services import capture_lead, create_customer, find_customers, merge_customers, retract_lead
from tests.factories import create_follow_up, create_lead, create_referral


def test_a_slip_of_the_hand_is_taken_back_and_stays_to_be_seen(cast, now, today):
    lead = retract_lead(lead=create_lead(finder=cast.wang, owner=cast.lina), now=now, by=cast.wang)
    lead.refresh_from_db()
    assert (lead.stage, lead.is_open, lead.closed_at, lead.next_action_on) == ("retracted", False, now, None)
    assert lead in Lead.objects.closed()
    assert lead not in Lead.objects.standing()


@pytest.mark.parametrize("who", ["lina", "head", "chen", "supervisor"])
def test_nobody_takes_back_what_a_colleague_logged(cast, now, who):
    with pytest.raises(NotYours):
        retract_lead(lead=create_lead(finder=cast.wang, owner=cast.lina), now=now, by=getattr(cast, who))


def test_it_is_taken_back_at_once_or_not_at_all(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    with pytest.raises(TooLate):
        retract_lead(lead=lead, now=now + IN_TIME + timedelta(seconds=1), by=cast.wang)
    assert not retract_lead(lead=lead, now=now + IN_TIME, by=cast.wang).is_open


def test_what_a_colleague_has_worked_on_is_not_taken_away(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    create_follow_up(lead=lead, staff=cast.lina)
    with pytest.raises(AlreadyWorkedOn):
        retract_lead(lead=lead, now=now, by=cast.wang)


def test_a_referral_that_waits_is_withdrawn_first(cast, now):
    lead = create_lead(finder=cast.wang)
    create_referral(lead=lead, receiver=cast.lina)
    with pytest.raises(PendingAnswer):
        retract_lead(lead=lead, now=now, by=cast.wang)


def test_a_lead_is_taken_back_once(cast, now):
    lead = retract_lead(lead=create_lead(finder=cast.wang), now=now, by=cast.wang)
    with pytest.raises(LeadClosed):
        retract_lead(lead=lead, now=now, by=cast.wang)


@pytest.fixture
def new_customer(cast, now):
    customer = create_customer(name="王小玉", phone="13800138000", now=now, by=cast.wang)
    return customer, log(customer, now, cast.wang)


def log(customer, now, by, category="fund"):
    return capture_lead(customer=customer, category=category, potential="B", channel="counter", now=now, by=by)


def test_a_name_written_wrongly_is_not_in_the_way_of_the_right_one(cast, now, today, new_customer):
    _, lead = new_customer
    retract_lead(lead=lead, now=now, by=cast.wang)
    assert find_customers("王小玉", day=today, by=cast.wang) == []
    right = create_customer(name="王晓宇", phone="13800138000", now=now, by=cast.wang)
    assert list(Customer.objects.current()) == [right]


def test_a_customer_who_was_there_before_stays(cast, now, today):
    customer = create_customer(name="王小玉", now=now - timedelta(days=1), by=cast.wang)
    retract_lead(lead=log(customer, now, cast.wang), now=now, by=cast.wang)
    assert Customer.objects.current().get() == customer


def test_a_customer_with_another_lead_stays(cast, now, new_customer):
    customer, lead = new_customer
    log(customer, now, cast.chen, category="deposit")
    retract_lead(lead=lead, now=now, by=cast.wang)
    assert Customer.objects.current().get() == customer


def test_a_customer_into_whom_another_record_was_merged_stays(cast, now, today, new_customer):
    customer, lead = new_customer
    known = create_customer(name="王晓宇", phone="13900139000", now=now - timedelta(days=1), by=cast.wang)
    merge_customers(kept=customer, merged=known, now=now, by=cast.head)
    retract_lead(lead=lead, now=now, by=cast.wang)
    assert [match.customer for match in find_customers("13900139000", day=today, by=cast.wang)] == [customer]


def test_whoever_gets_a_lead_is_a_customer_after_all(cast, now, new_customer):
    customer, lead = new_customer
    retract_lead(lead=lead, now=now, by=cast.wang)
    log(customer, now, cast.wang)
    assert Customer.objects.current().get() == customer
