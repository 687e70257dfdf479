from uuid import uuid4

import pytest
from django.urls import reverse

from leads.looking_up import FINDS_AN_HOUR
from leads.models import Customer
from organisation.models import AccessRecord
from tests.factories import create_customer
from tests.referrals.pages import text_of


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, name="欧阳明月", phone="13800138000", tier="gold")


def address(act, customer):
    return reverse(f"customer-{act}", args=[customer.pk])


def sent(customer, **changes):
    facts = {fact: getattr(customer, fact) for fact in ("name", "number", "tier", "risk_level")}
    seen = {f"seen_{fact}": value for fact, value in facts.items()}
    return {**facts, **seen, "form_token": uuid4(), **changes}


def test_the_record_is_changed_and_the_page_says_so(client, cast, customer):
    client.force_login(cast.lina)
    answer = client.post(address("facts", customer), sent(customer, name="欧阳月明"), follow=True)
    words = text_of(answer)
    assert "Saved." in words
    assert "欧阳明月, now 欧阳月明" in words


def test_what_a_colleague_changed_meanwhile_stays(client, cast, customer):
    client.force_login(cast.lina)
    old_form = sent(customer, name="欧阳月明")
    Customer.objects.filter(pk=customer.pk).update(tier="private")
    client.post(address("facts", customer), old_form)
    customer.refresh_from_db()
    assert (customer.name, customer.tier) == ("欧阳月明", "private")


def test_a_refused_form_keeps_what_was_typed_and_says_it_beside_the_field(client, cast, customer):
    client.force_login(cast.lina)
    answer = client.post(address("facts", customer), sent(customer, phone="12", name="欧阳月明"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="欧阳月明"' in page
    assert 'id="id_phone_error"' in page
    assert "13800138000" not in page


def test_a_changed_phone_is_a_look_and_not_tried_for_ever(client, cast, customer):
    create_customer(branch=cast.zsr, name="钱多多", phone="13900139000")
    client.force_login(cast.lina)
    for _ in range(FINDS_AN_HOUR):
        assert "钱多多" in client.post(address("facts", customer), sent(customer, phone="13900139000")).content.decode()
    assert AccessRecord.objects.filter(kind="find").count() == FINDS_AN_HOUR
    assert "钱多多" not in client.post(address("facts", customer), sent(customer, phone="13900139000")).content.decode()


def test_the_phone_is_kept_unless_it_is_taken_away(client, cast, customer):
    client.force_login(cast.lina)
    client.post(address("facts", customer), sent(customer, tier="basic"))
    customer.refresh_from_db()
    assert customer.phone_last4 == "8000"
    client.post(address("facts", customer), sent(customer, no_phone="on"))
    customer.refresh_from_db()
    assert customer.phone_last4 == ""


def test_the_head_says_who_manages(client, cast, customer):
    client.force_login(cast.head)
    answer = client.post(address("manager", customer), {"manager": str(cast.zhang.pk)}, follow=True)
    assert "Zhang Haoran" in text_of(answer)
    client.post(address("manager", customer), {"manager": "nobody"})
    customer.refresh_from_db()
    assert customer.manager is None


def test_consent_is_recorded_with_its_source_in_view(client, cast, customer):
    client.force_login(cast.wang)
    answer = client.post(
        address("consent", customer),
        {"consent": "no", "contact": "no", "how": "phone", "form_token": uuid4()},
        follow=True,
    )
    words = text_of(answer)
    assert "Recorded what the customer said." in words
    assert "Marketing not allowed Record Today by phone, recorded by Wang Xiaoyu" in words


def test_consent_without_how_is_refused(client, cast, customer):
    client.force_login(cast.wang)
    answer = client.post(address("consent", customer), {"consent": "no", "contact": "yes"})
    assert answer.status_code == 422
    assert "Say how the customer told you" in text_of(answer)


def test_choosing_from_the_search_opens_the_customer(client, cast, customer):
    client.force_login(cast.wang)
    options = client.post(reverse("customer-matches"), {"q": "oymy"}).content.decode()
    assert f'data-url="{reverse("customer", args=[customer.pk])}"' in options
    assert 'data-value="new"' not in options
