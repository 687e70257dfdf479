from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from referrals.models import Sale
from tests.factories import create_lead, create_posting, create_sale
from tests.referrals.ledger import prove
from tests.referrals.pages import text_of

pytestmark = pytest.mark.usefixtures("at_ten", "in_english")
LIST = "/reversals/"


@pytest.fixture
def sale(cast):
    return create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina))


@pytest.fixture
def asked(cast, now, sale):
    return ask(sale, now)


def ask(sale, now):
    sale.reversal_asked_by, sale.reversal_asked_at, sale.reversal_reason = sale.closer, now, "客户取消"
    sale.save()
    return sale


@pytest.fixture
def closer(client, cast):
    client.force_login(cast.lina)
    return client


@pytest.fixture
def head(client, cast):
    client.force_login(cast.head)
    return client


def address(name, sale):
    return reverse(name, args=[sale.pk])


def test_the_closer_asks_and_is_told_who_decides(closer, sale):
    answer = closer.post(address("sale-reversal", sale), {"reason": "客户取消"}, follow=True)
    words = text_of(answer)
    assert "The branch head decides; until then the sale stands." in words
    assert "Li Na asked to reverse the sale" in words
    assert "Approve the reversal" not in words


@pytest.mark.parametrize("reason", ["", "长" * 201])
def test_the_reason_is_asked_for(closer, sale, reason):
    answer = closer.post(address("sale-reversal", sale), {"reason": reason})
    assert answer.status_code == 422
    sale.refresh_from_db()
    assert sale.reversal_asked_at is None


def test_asked_once_it_is_not_asked_again(closer, asked):
    assert closer.get(address("sale-reversal", asked)).status_code == 403


def test_a_double_click_asks_once(closer, sale):
    sent = {"reason": "客户取消", "form_token": str(uuid4())}
    answers = [closer.post(address("sale-reversal", sale), sent) for _ in range(2)]
    assert [answer.url for answer in answers] == [address("sale", sale)] * 2


def test_the_head_approves_from_the_list(head, asked):
    assert "客户取消" in text_of(head.get(LIST))
    answer = head.post(address("reversal-approval", asked), {"from": "list"}, follow=True)
    prove()
    assert answer.redirect_chain == [(LIST, 302)]
    assert "Reversed. The sales credit is booked back today" in text_of(answer)
    assert "No reversal waits for you" in text_of(answer)
    words = text_of(head.get(address("sale", asked)))
    assert "Chen Guodong approved it" in words
    assert "−¥ 140,000.00" in words


def test_the_head_refuses_on_the_page_of_the_sale(head, asked):
    assert "Approve the reversal" in text_of(head.get(address("sale", asked)))
    answer = head.post(address("reversal-refusal", asked), follow=True)
    assert "Refused. The sale stands." in text_of(answer)
    asked.refresh_from_db()
    assert asked.reversal_asked_at is None


@pytest.mark.parametrize("name", ["reversal-approval", "reversal-refusal"])
def test_what_was_decided_meanwhile_is_told(head, sale, name):
    assert "has been decided already" in text_of(head.post(address(name, sale), follow=True))


def test_a_double_click_reverses_once(head, asked):
    sent = {"form_token": str(uuid4())}
    for _ in range(2):
        words = text_of(head.post(address("reversal-approval", asked), sent, follow=True))
        assert "Reversed. The sales credit" in words
    assert asked.credits.count() == 4


def test_the_list_holds_the_own_branch_the_longest_waiting_first(head, cast, now, asked):
    earlier = ask(create_sale(lead=create_lead(finder=cast.zhang)), now - timedelta(hours=2))
    ask(create_sale(lead=create_lead(finder=cast.rml_seller)), now)
    assert [sale for sale, _ in head.get(LIST).context["rows"]] == [earlier, asked]


def test_a_head_who_closed_it_sees_that_somebody_else_decides(head, cast, now):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    ask(create_sale(lead=create_lead(finder=cast.wang, owner=cast.head)), now)
    words = text_of(head.get(LIST))
    assert "somebody else must decide" in words
    assert "Approve the reversal" not in words


def test_queries_do_not_grow_with_rows(head, cast, now, asked, django_assert_max_num_queries):
    head.get(LIST)
    with django_assert_max_num_queries(15) as few:
        head.get(LIST)
    for _ in range(8):
        ask(create_sale(lead=create_lead(finder=cast.zhang)), now)
    with django_assert_max_num_queries(len(few)):
        head.get(LIST)
    assert Sale.objects.awaiting_reversal().count() == 9
