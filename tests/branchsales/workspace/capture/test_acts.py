"""Log and refer: all or nothing."""

import pytest

from branchsales.workspace.capture.acts import NewCustomer, capture_and_refer
from leads.models import Customer, Lead
from organisation.errors import DomainError
from referrals.errors import CannotReceive
from referrals.models import Referral

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
