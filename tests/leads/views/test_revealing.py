"""The whole phone number is offered to those who would get it, and to nobody else."""

import pytest
from django.urls import reverse

from organisation.models import AccessRecord
from tests.factories import close_lead, create_customer, create_lead, create_referral
from tests.referrals.pages import text_of


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, phone="13800138000")


def offered(client, customer, lead):
    reveal = reverse("customer-reveal", args=[customer.pk])
    pages = [client.get(reverse(name, args=[pk])) for name, pk in (("customer", customer.pk), ("lead", lead.pk))]
    assert [page.status_code for page in pages] == [200, 200]
    shown = {reveal in page.content.decode() for page in pages}
    assert len(shown) == 1, "both pages say the same"
    return shown.pop()


def test_offered_to_the_owner_in_the_branch(client, cast, customer):
    lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    client.force_login(cast.lina)
    assert offered(client, customer, lead)


def test_offered_to_the_owner_in_another_branch_while_the_lead_is_open(client, cast, customer):
    lead = create_lead(finder=cast.wang, owner=cast.whl_seller, customer=customer, branch=cast.whl)
    client.force_login(cast.whl_seller)
    assert offered(client, customer, lead)
    close_lead(lead, stage="lost", reason="no_need")
    assert not offered(client, customer, lead)
    assert client.get(reverse("customer-reveal", args=[customer.pk])).status_code == 403


def test_not_offered_to_whoever_is_only_asked(client, cast, customer):
    lead = create_lead(finder=cast.wang, owner=None, customer=customer)
    create_referral(lead=lead, receiver=cast.whl_seller)
    client.force_login(cast.whl_seller)
    assert not offered(client, customer, lead)


def test_not_offered_to_the_finder_at_the_counter(client, cast, customer):
    lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    client.force_login(cast.wang)
    assert not offered(client, customer, lead)


@pytest.mark.parametrize("reason", ["", " ", "x", "长" * 201])
def test_without_a_proper_reason_nothing_is_shown_or_recorded(client, cast, customer, reason):
    create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    client.force_login(cast.lina)
    answer = client.post(reverse("customer-reveal", args=[customer.pk]), {"reason": reason})
    assert answer.status_code == 422
    assert "13800138000" not in answer.content.decode()
    assert not AccessRecord.objects.exists()


def test_the_number_is_kept_by_no_cache(client, cast, customer):
    create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    client.force_login(cast.lina)
    answer = client.post(reverse("customer-reveal", args=[customer.pk]), {"reason": "约见面"})
    assert "13800138000" in text_of(answer)
    assert "no-store" in answer["Cache-Control"]
