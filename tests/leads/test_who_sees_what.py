import pytest

from leads.models import Customer, FollowUp, Lead, Review
from tests.factories import create_customer, create_follow_up, create_lead, create_review

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
