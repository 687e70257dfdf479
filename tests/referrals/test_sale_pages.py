from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from referrals.models import Sale, SplitRule
from tests.factories import create_lead, create_product, create_referral, create_sale
from tests.referrals.ledger import prove
from tests.referrals.pages import parts_of_answer, text_of, value_of

pytestmark = pytest.mark.usefixtures("at_ten", "in_english")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def lead(cast, now):
    lead = create_lead(finder=cast.wang, owner=None, estimated_amount=Decimal(300000), now=now - timedelta(days=9))
    create_referral(
        lead=lead, receiver=cast.lina, state="accepted", found_share=Decimal("0.2"), now=now - timedelta(days=8)
    )
    return lead


@pytest.fixture
def address(lead):
    return reverse("lead-sale", args=[lead.pk])


@pytest.fixture
def seller(client, cast):
    client.force_login(cast.lina)
    return client


@pytest.fixture
def typed(cast):
    return {"product": create_product().pk, "amount": "10万", "sold_on": "2026-10-12", "shown_share": "0.2"}


def test_the_form_begins_with_the_product(seller, address):
    page = seller.get(address).content.decode()
    assert "data-focus" in page.partition('<select name="product"')[2].partition(">")[0]


def test_products_of_the_category_come_first_and_the_split_is_read_before(seller, address):
    create_product(code="AA01", name="定期存款", category="deposit")
    create_product(code="ZZ01", name="稳健债基")
    create_product(code="ZZ02", name="旧基金", is_active=False)
    page = seller.get(address)
    assert [group for group, _ in page.context["form"].fields["product"].choices] == ["", "Fund", "Deposit"]
    words = text_of(page)
    assert "旧基金" not in words
    assert "Wang Xiaoyu 20% found part ¥ 60,000.00 LN you 80% closer part ¥ 240,000.00" in words
    assert value_of(page, "amount") == "300,000"


def test_recorded_the_sale_is_shown_with_its_ledger(seller, cast, lead, address, typed):
    answer = seller.post(address, typed, follow=True)
    prove()
    sale = Sale.objects.get()
    assert (sale.amount, sale.sold_on, sale.lead) == (100000, date(2026, 10, 12), lead)
    assert answer.redirect_chain == [(reverse("sale", args=[sale.pk]), 302)]
    words = text_of(answer)
    assert "Sale recorded. The sales credit is booked." in words
    assert "Wang Xiaoyu 中山路网点 found part 20% ¥ 20,000.00" in words
    assert "Reported, not yet confirmed" in words


def test_a_double_click_makes_one_sale(seller, address, typed):
    sent = {**typed, "form_token": str(uuid4())}
    answers = [seller.post(address, sent) for _ in range(2)]
    assert [answer.url for answer in answers] == [reverse("sale", args=[Sale.objects.get().pk])] * 2


def test_asked_by_htmx_the_split_of_what_is_typed(seller, address):
    answer = seller.get(address, {"amount": "100000.01", "sold_on": "2026-10-12"}, headers=HTMX)
    assert parts_of_answer(answer) == "referrals/_sale_split.html"
    assert "found part ¥ 20,000.00 LN you 80% closer part ¥ 80,000.01" in text_of(answer)
    assert "¥" not in text_of(seller.get(address, {"amount": "abc", "sold_on": "x"}, headers=HTMX))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount": ""}, "Type the amount of the sale."),
        ({"amount": "0"}, "The amount must be more than zero."),
        ({"amount": "1.005"}, "at most two decimal places"),
        ({"product": ""}, "Choose what was sold."),
        ({"product": "999999"}, "This product is no longer sold."),
        ({"sold_on": ""}, "Choose the day of the sale."),
        ({"sold_on": "2026-10-13"}, "The sale lies in the future."),
        ({"sold_on": "2026-10-02"}, "The sale cannot be before"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(seller, address, typed, change, words):
    answer = seller.post(address, {**typed, **change})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Sale.objects.exists()


def test_on_a_day_of_another_rule_its_split_is_read_first(seller, cast, typed, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina, now=now - timedelta(days=9))
    SplitRule.objects.create(
        branch=cast.zsr,
        category="fund",
        found_share=Decimal("0.4"),
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 10, 9),
    )
    address = reverse("lead-sale", args=[lead.pk])
    sent = {**typed, "sold_on": "2026-10-09", "shown_share": value_of(seller.get(address), "shown_share")}
    answer = seller.post(address, sent)
    assert answer.status_code == 422
    assert "The found part is 40% here" in text_of(answer)
    assert seller.post(address, {**sent, "shown_share": value_of(answer, "shown_share")}).status_code == 302


def test_the_finder_reads_the_sale_and_their_own_line(client, cast):
    sale = create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina))
    client.force_login(cast.wang)
    page = client.get(reverse("sale", args=[sale.pk]))
    assert page.content.decode().count('class="is-own"') == 1
    assert "Ask for a reversal" not in text_of(page)


def test_a_confirmed_sale_says_so(seller, cast):
    sale = create_sale(lead=create_lead(finder=cast.lina), confirmed_on=date(2026, 10, 12), core_reference="C-1")
    words = text_of(seller.get(reverse("sale", args=[sale.pk])))
    assert "Confirmed" in words
    assert "C-1" in words


def test_a_wrong_id_is_not_found(seller):
    assert seller.get("/sales/999999999/").status_code == 404
    assert seller.get("/leads/999999999/sale/").status_code == 404
