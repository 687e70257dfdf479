"""Log and refer: all or nothing."""

import pytest

from branchsales.workspace.capture.acts import NewCustomer, capture_and_refer, take_back
from leads.errors import AlreadyWorkedOn, NotYours, TooLate
from leads.models import Customer, Lead
from leads.retracting import IN_TIME
from organisation.errors import DomainError
from referrals.errors import CannotReceive
from referrals.models import Referral
from referrals.services import accept_referral, return_referral
from tests.factories import create_customer, create_follow_up

FUND = {"category": "fund", "potential": "A", "channel": "counter"}


def test_everything_is_made_together(cast, now):
    lead = capture_and_refer(customer=NewCustomer("欧阳修"), receiver=cast.lina, **FUND, now=now, by=cast.wang)
    assert (lead.customer.name, lead.finder) == ("欧阳修", cast.wang)
    assert Referral.objects.get().lead == lead


def test_a_refused_referral_leaves_no_lead_and_no_customer(cast, now):
    with pytest.raises(CannotReceive):
        capture_and_refer(customer=NewCustomer("欧阳修"), receiver=cast.chen, **FUND, now=now, by=cast.wang)
    assert not Lead.objects.exists()
    assert not Customer.objects.exists()


def test_a_refused_lead_leaves_no_customer(cast, now):
    with pytest.raises(DomainError):
        capture_and_refer(customer=NewCustomer("欧阳修"), **FUND | {"category": "boat"}, now=now, by=cast.wang)
    assert not Customer.objects.exists()


def test_without_a_receiver_it_is_logged_only(cast, now):
    capture_and_refer(customer=NewCustomer("欧阳修"), **FUND, now=now, by=cast.wang)
    assert not Referral.objects.exists()


@pytest.fixture
def referred(cast, now):
    return capture_and_refer(
        customer=create_customer(branch=cast.zsr), receiver=cast.lina, **FUND, now=now, by=cast.wang
    )


def test_an_undo_takes_the_referral_with_it(cast, now, today, referred):
    lead = take_back(lead=referred, now=now, by=cast.wang)
    assert (lead.stage, Referral.objects.get().state) == ("retracted", "withdrawn")
    assert not Lead.objects.visible_to(cast.lina, day=today).exists(), "the colleague was asked by mistake"


@pytest.mark.parametrize("answer", ["accepted", "returned"])
def test_whoever_answered_before_the_undo_keeps_it(cast, now, referred, answer):
    referral = Referral.objects.get()
    if answer == "accepted":
        accept_referral(referral=referral, now=now, by=cast.lina)
    else:
        return_referral(referral=referral, reason="busy", now=now, by=cast.lina)
    with pytest.raises(AlreadyWorkedOn):
        take_back(lead=referred, now=now, by=cast.wang)
    referral.refresh_from_db()
    assert referral.state == answer


def test_an_undo_that_comes_too_late_leaves_the_referral_as_it_is(cast, now, referred):
    with pytest.raises(TooLate):
        take_back(lead=referred, now=now + IN_TIME * 2, by=cast.wang)
    assert Referral.objects.get().state == "pending"


def test_nobody_undoes_for_a_colleague(cast, now, referred):
    with pytest.raises(NotYours):
        take_back(lead=referred, now=now, by=cast.head)
    assert Referral.objects.get().state == "pending"


def test_a_lead_that_was_worked_on_is_not_undone(cast, now):
    lead = capture_and_refer(customer=create_customer(branch=cast.zsr), **FUND, now=now, by=cast.lina)
    create_follow_up(lead=lead, staff=cast.lina)
    with pytest.raises(AlreadyWorkedOn):
        take_back(lead=lead, now=now, by=cast.lina)
