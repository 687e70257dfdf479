from datetime import timedelta

import pytest

from leads.models import Customer, FollowUp, Lead, Review
from tests.factories import create_customer, create_follow_up, create_lead, create_posting, create_review

SEES = {  # a lead found by 王晓雨 and owned by 李娜 in 中山路
    "wang": True,
    "lina": True,
    "head": True,
    "supervisor": True,
    "chen": False,
    "zhang": False,
    "rml_head": False,
    "rml_seller": False,
    "west_supervisor": False,
    "administrator": False,
    "auditor": False,
}


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_a_lead_its_contacts_and_reviews_are_seen_by_participants_and_readers_of_the_branch(cast, today, who, sees):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    create_review(follow_up=create_follow_up(lead=lead), author=cast.head)
    for model in (Lead, FollowUp, Review):
        assert model.objects.visible_to(getattr(cast, who), day=today).exists() is sees


@pytest.mark.parametrize(("who", "sees"), {**SEES, "chen": True, "zhang": True}.items())
def test_a_customer_is_seen_by_everybody_who_serves_in_the_branch(cast, today, who, sees):
    create_customer(branch=cast.zsr)
    assert Customer.objects.visible_to(getattr(cast, who), day=today).exists() is sees


def test_a_customer_of_another_branch_is_seen_through_a_lead(cast, today):
    create_lead(customer=create_customer(branch=cast.whl), finder=cast.wang)
    assert Customer.objects.visible_to(cast.wang, day=today).exists()
    assert not Customer.objects.visible_to(cast.chen, day=today).exists()


def test_a_superuser_sees_nothing(cast, today):
    create_lead(finder=cast.wang)
    cast.auditor.is_superuser = True
    assert not Lead.objects.visible_to(cast.auditor, day=today).exists()


@pytest.mark.parametrize("role", ["administrator", "auditor", None])
def test_who_no_longer_serves_customers_sees_none_of_what_they_took_part_in(cast, today, role):
    """Moved to head office yesterday, or without any posting from today on: the parts in leads stay, unseen."""
    lead = create_lead(finder=cast.wang, owner=cast.wang)
    create_follow_up(lead=lead)
    cast.wang.postings.update(ends_on=today - timedelta(days=1))
    if role:
        create_posting(staff=cast.wang, role=role, branch=cast.ho, since=today)
    cast.wang.forget_postings()
    for model in (Lead, Customer, FollowUp):
        assert not model.objects.visible_to(cast.wang, day=today).exists()


def test_who_moved_to_another_branch_goes_on_with_their_own_leads(cast, today):
    create_lead(finder=cast.wang)
    cast.wang.postings.update(ends_on=today - timedelta(days=1))
    create_posting(staff=cast.wang, role="teller", branch=cast.whl, since=today)
    cast.wang.forget_postings()
    assert Lead.objects.visible_to(cast.wang, day=today).count() == 1
