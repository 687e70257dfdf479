from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from referrals.models import Referral, SplitRule
from tests.factories import close_lead, create_customer, create_lead, create_referral, create_staff
from tests.referrals.pages import parts_of_answer, text_of, value_of

pytestmark = pytest.mark.usefixtures("at_ten", "in_english")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def lead(cast):
    return create_lead(finder=cast.wang, owner=None, customer=create_customer(branch=cast.zsr, manager=cast.zhang))


@pytest.fixture
def address(lead):
    return reverse("lead-referral", args=[lead.pk])


@pytest.fixture
def teller(client, cast):
    client.force_login(cast.wang)
    return client


def rule(branch, share):
    SplitRule.objects.create(branch=branch, category="fund", found_share=Decimal(share), starts_on=date(2026, 1, 1))


def test_the_suggested_colleague_is_chosen_and_the_split_said(teller, cast, address):
    rule(cast.zsr, "0.2")
    page = teller.get(address)
    assert page.context["form"].picked == cast.zhang
    assert "suggested: the customer's manager" in text_of(page)
    assert "Sales credit when sold: you 20%, Zhang Haoran 80%" in text_of(page)


def test_it_is_referred_and_the_referral_shown(teller, cast, lead, address):
    answer = teller.post(address, {"receiver": cast.lina.pk, "reason": "月底到期"}, follow=True)
    referral = Referral.objects.get()
    assert (referral.receiver, referral.reason, referral.lead) == (cast.lina, "月底到期", lead)
    assert answer.redirect_chain == [(reverse("referral", args=[referral.pk]), 302)]
    assert "Referred to Li Na" in text_of(answer)


def test_a_double_click_makes_one_referral(teller, cast, address):
    sent = {"receiver": cast.lina.pk, "form_token": str(uuid4())}
    answers = [teller.post(address, sent) for _ in range(2)]
    made = Referral.objects.get()
    assert [answer.url for answer in answers] == [reverse("referral", args=[made.pk])] * 2


@pytest.mark.parametrize("receiver", ["", "abc", "0"])
def test_without_a_colleague_it_is_not_sent(teller, address, receiver):
    answer = teller.post(address, {"receiver": receiver, "reason": "月底到期"})
    assert answer.status_code == 422
    assert "月底到期" in text_of(answer)
    assert not Referral.objects.exists()


def test_who_does_not_sell_cannot_be_chosen(teller, cast, address):
    assert teller.post(address, {"receiver": cast.chen.pk}).status_code == 422


def test_nothing_is_sent_with_another_split_than_was_read(teller, cast, address):
    """Without script the chosen colleague may be another than the one whose split stood on the page."""
    rule(cast.whl, "0.4")
    sent = {"receiver": cast.whl_seller.pk, "shown_share": "0.3"}
    answer = teller.post(address, sent)
    assert answer.status_code == 422
    assert "The found part is 40% here" in text_of(answer)
    assert not Referral.objects.exists()
    again = {**sent, "shown_share": value_of(answer, "shown_share")}
    assert teller.post(address, again).status_code == 302
    assert Referral.objects.get().found_share == Decimal("0.4")


def test_without_script_the_split_of_another_colleague_is_shown_on_request(teller, cast, address):
    page = teller.post(address, {"receiver": cast.lina.pk, "reason": "问过两次", "show": "split"})
    assert "you 30%, Li Na 70%" in text_of(page)
    assert "问过两次" in text_of(page)
    assert page.status_code == 200
    assert not Referral.objects.exists()


def test_asked_by_htmx_the_answers_are_the_parts_of_the_page(teller, cast, address):
    split = teller.get(address, {"receiver": cast.lina.pk}, headers=HTMX)
    assert parts_of_answer(split) == "referrals/_agreement.html"
    found = teller.get(address, {"who": "郑", "receiver": cast.lina.pk}, headers=HTMX)
    assert parts_of_answer(found) == "referrals/_receivers.html"
    assert [one.staff for one in found.context["choice"].found] == [cast.whl_seller]
    assert found.context["form"].picked == cast.lina


def test_any_colleague_who_sells_is_found_and_can_receive(teller, cast, address):
    page = teller.get(address, {"who": "zhengkai"})
    assert "武汉路网点" in text_of(page)
    assert teller.post(address, {"receiver": cast.whl_seller.pk}).status_code == 302


def test_nobody_found_is_said(teller, address):
    assert "called “nobody”" in text_of(teller.get(address, {"who": "nobody"}))


def test_the_only_seller_of_a_branch_is_told_to_look_further(client, cast):
    client.force_login(cast.rml_seller)
    page = client.get(reverse("lead-referral", args=[create_lead(finder=cast.rml_seller).pk]))
    assert page.status_code == 200
    assert "Choose a colleague" in text_of(page)


@pytest.mark.parametrize("state", ["pending", "closed"])
def test_as_it_stands_it_cannot_be_referred(teller, cast, lead, address, state):
    if state == "pending":
        create_referral(lead=lead, receiver=cast.lina)
    else:
        close_lead(lead, stage="lost", reason="no_need")
    assert teller.get(address).status_code == 403


def test_queries_do_not_grow_with_colleagues(teller, cast, address, django_assert_max_num_queries):
    teller.get(address)
    with django_assert_max_num_queries(20) as few:
        teller.get(address)
    for _ in range(8):
        create_lead(finder=create_staff(branch=cast.zsr))
    with django_assert_max_num_queries(len(few)):
        teller.get(address)
