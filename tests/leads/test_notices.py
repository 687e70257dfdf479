"""Who is told what of a lead: its owner, and those who found or referred it."""

from datetime import date, timedelta

import pytest

from leads.services import (
    add_sibling_lead,
    assign_lead,
    capture_lead,
    lose_lead,
    record_follow_up,
    retract_lead,
    review_follow_up,
    supersede_follow_up,
)
from organisation.models import Notice
from tests.factories import create_customer, create_follow_up, create_lead, create_referral
from tests.notices import have_read, kinds_for, sentences_for

THURSDAY = date(2026, 10, 15)
NAME = '<span lang="zh-CN">张*</span>'


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, name="张伟", manager=cast.lina)


@pytest.fixture
def lead(cast, customer):
    return create_lead(finder=cast.wang, owner=cast.lina, customer=customer)


def contact(lead, now, by, outcome="interested"):
    return record_follow_up(
        lead=lead,
        method="phone",
        reached=outcome != "no_answer",
        outcome=outcome,
        next_action="meet",
        next_action_on=THURSDAY,
        contacted_at=now,
        now=now,
        by=by,
    )


def correct(record, now, by, outcome, on=THURSDAY):
    return supersede_follow_up(
        follow_up=record,
        method="phone",
        reached=outcome != "no_answer",
        outcome=outcome,
        next_action="meet",
        next_action_on=on,
        contacted_at=now,
        now=now,
        by=by,
    )


def capture(customer, now, by):
    return capture_lead(customer=customer, category="fund", potential="A", channel="counter", now=now, by=by)


def test_the_manager_is_told_of_a_lead_that_somebody_logs_for_them(cast, now, customer):
    capture(customer, now, cast.wang)
    assert sentences_for(cast.lina) == [f"Wang Xiaoyu logged a lead for you: {NAME}, Fund"]
    assert kinds_for(cast.wang) == []


def test_an_own_lead_and_one_of_the_pool_tell_nobody(cast, now, customer):
    capture(customer, now, cast.lina)
    capture(create_customer(branch=cast.zsr), now, cast.wang)
    assert not Notice.objects.exists()


def test_the_owner_is_told_of_another_product(cast, now, lead):
    add_sibling_lead(lead=lead, category="deposit", potential="B", now=now, by=cast.wang)
    assert kinds_for(cast.lina) == ["lead_logged"]


def test_a_lead_logged_by_mistake_leaves_no_notice(cast, now, customer):
    lead = capture(customer, now, cast.wang)
    retract_lead(lead=lead, now=now, by=cast.wang)
    assert kinds_for(cast.lina) == []


def test_who_is_given_a_lead_and_who_loses_it_are_told(cast, now, lead):
    assign_lead(lead=lead, owner=cast.zhang, now=now, by=cast.head)
    assert sentences_for(cast.zhang) == [f"Chen Guodong gave you a lead: {NAME}, Fund"]
    assert sentences_for(cast.lina) == [f"Chen Guodong reassigned the lead of {NAME}, Fund: it is no longer yours"]


def test_the_same_owner_again_tells_nobody(cast, now, lead):
    assign_lead(lead=lead, owner=cast.lina, now=now, by=cast.head)
    assert not Notice.objects.exists()


def test_given_and_taken_away_before_it_was_read_tells_nothing(cast, now, lead):
    assign_lead(lead=lead, owner=cast.zhang, now=now, by=cast.head)
    assign_lead(lead=lead, owner=cast.lina, now=now, by=cast.head)
    assert kinds_for(cast.zhang) == []
    assert kinds_for(cast.lina) == ["lead_assigned"]


def test_taken_away_after_it_was_read_is_told(cast, now, lead):
    assign_lead(lead=lead, owner=cast.zhang, now=now, by=cast.head)
    have_read(cast.zhang)
    assign_lead(lead=lead, owner=cast.lina, now=now, by=cast.head)
    assert kinds_for(cast.zhang) == ["lead_taken"]


def test_who_gives_a_lead_back_is_not_told(cast, now, lead):
    assign_lead(lead=lead, owner=None, now=now, by=cast.lina)
    assert not Notice.objects.exists()


def test_a_customer_reached_is_told_to_finder_and_referrer(cast, now, customer):
    lead = create_lead(finder=cast.wang, owner=cast.zhou, customer=customer)
    create_referral(lead=lead, referrer=cast.zhou, receiver=cast.lina, state="accepted")
    contact(lead, now, cast.lina)
    assert sentences_for(cast.wang) == [f"Li Na reached your customer {NAME}, Fund"]
    assert kinds_for(cast.zhou) == ["customer_contacted"]
    assert kinds_for(cast.lina) == []


def test_the_contacts_of_a_day_are_one_notice(cast, now, customer, lead):
    other = create_lead(finder=cast.wang, owner=cast.lina, customer=customer, category="deposit")
    for one in (lead, lead, other):
        contact(one, now, cast.lina)
    assert sentences_for(cast.wang) == [f"2 of your customers were reached, the last one {NAME} by Li Na"]
    contact(lead, now + timedelta(days=1), cast.lina)
    assert kinds_for(cast.wang) == ["customer_contacted"] * 2


def test_a_customer_not_reached_is_no_news(cast, now, lead):
    contact(lead, now, cast.lina, "no_answer")
    assert not Notice.objects.exists()


def test_an_appointment_is_told_at_once_and_once(cast, now, lead):
    for _again in range(2):
        contact(lead, now, cast.lina, "appointment")
    assert sentences_for(cast.wang) == [f"Li Na made an appointment with your customer {NAME} for 15 Oct"]


def test_an_appointment_that_was_a_mistake_is_taken_back(cast, now, lead):
    record = contact(lead, now, cast.lina, "appointment")
    correct(record, now, cast.lina, "no_answer")
    assert kinds_for(cast.wang) == []


def test_an_appointment_corrected_to_another_day_is_told_with_that_day(cast, now, lead):
    record = contact(lead, now, cast.lina, "appointment")
    correct(record, now, cast.lina, "appointment", on=date(2026, 10, 16))
    (said,) = sentences_for(cast.wang)
    assert said.endswith("16 Oct")


def test_a_correction_of_something_else_leaves_the_appointment(cast, now, lead):
    record = contact(lead, now, cast.lina, "appointment")
    correct(record, now, cast.lina, "appointment")
    assert kinds_for(cast.wang) == ["appointment_made"]


def test_a_lost_lead_is_told_with_its_reason(cast, now, lead):
    lose_lead(lead=lead, reason="elsewhere", now=now, by=cast.lina)
    assert sentences_for(cast.wang) == [f"Li Na closed the lead of {NAME}, Fund, as lost: Bought at another bank"]


def test_a_review_is_told_to_the_author_of_the_record(cast, now, lead):
    record = create_follow_up(lead=lead)
    for _again in range(2):
        review_follow_up(follow_up=record, rating=5, now=now, by=cast.head)
    assert sentences_for(cast.lina) == [f"Chen Guodong reviewed your contact record of {NAME}"] * 2
    assert kinds_for(cast.head) == []


def test_no_notice_holds_a_name_in_full(cast, now, customer, lead):
    contact(lead, now, cast.lina)
    contact(lead, now, cast.lina, "appointment")
    assign_lead(lead=lead, owner=cast.zhang, now=now, by=cast.head)
    assert Notice.objects.count() == 4
    assert not Notice.objects.filter(parameters__customer="张伟").exists()
