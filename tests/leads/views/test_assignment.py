"""Nobody loses a lead by a press too many: the pool is chosen, and what stands is what is proposed."""

import pytest
from django.urls import reverse

from tests.factories import create_lead


@pytest.fixture
def head(client, cast):
    client.force_login(cast.head)
    return client


def address(lead):
    return reverse("lead-assignment", args=[lead.pk])


def test_the_owner_of_now_is_proposed(head, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    head.post(address(lead), {"owner": head.get(address(lead)).context["form"]["owner"].value()})
    lead.refresh_from_db()
    assert lead.owner == cast.lina


def test_left_empty_nothing_is_assigned(head, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    assert head.post(address(lead)).status_code == 422
    lead.refresh_from_db()
    assert lead.owner == cast.lina


def test_the_pool_is_chosen(head, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    assert head.post(address(lead), {"owner": "pool"}).status_code == 302
    lead.refresh_from_db()
    assert (lead.owner, lead.next_action) == (None, "assign")


def test_from_the_pool_it_does_not_go_there(head, cast):
    lead = create_lead(finder=cast.wang, owner=None)
    assert head.post(address(lead), {"owner": "pool"}).status_code == 422


def test_the_least_loaded_seller_stands_first_with_the_load(head, cast):
    create_lead(finder=cast.wang, owner=cast.lina)
    lead = create_lead(finder=cast.wang, owner=None)
    labels = [label for _, label in head.get(address(lead)).context["form"].fields["owner"].choices]
    assert [label.split(", ")[1] for label in labels] == ["0 open leads", "1 open lead"]
    assert all(label.endswith(", nothing recorded lately") for label in labels)


def test_who_is_at_work_stands_before_who_has_fewer_leads(head, cast):
    create_lead(finder=cast.lina)
    lead = create_lead(finder=cast.wang, owner=None)
    labels = [label for _, label in head.get(address(lead)).context["form"].fields["owner"].choices]
    assert labels == ["Li Na, 1 open lead", "Zhang Haoran, 0 open leads, nothing recorded lately"]
