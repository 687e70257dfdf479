"""Who is told what of a referral and of a sale: the other side, everybody with sales credit, whoever decides."""

from datetime import timedelta

import pytest

from leads.services import capture_lead
from organisation.models import Notice
from referrals.confirming import Confirmation
from referrals.services import (
    accept_referral,
    approve_reversal,
    ask_reversal,
    confirm_sales,
    lapse_referral,
    record_sale,
    refer_lead,
    refuse_reversal,
    return_referral,
    withdraw_referral,
)
from tests.factories import create_customer, create_lead, create_posting, create_product, create_referral, create_sale
from tests.notices import have_read, kinds_for, sentences_for

NAME = '<span lang="zh-CN">张*</span>'


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, name="张伟")


@pytest.fixture
def referral(cast, now, customer):
    lead = create_lead(finder=cast.wang, owner=cast.wang, customer=customer, now=now - timedelta(hours=2))
    return refer_lead(lead=lead, receiver=cast.lina, now=now - timedelta(hours=1), by=cast.wang)


@pytest.fixture
def sale(cast, now, customer):
    lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    create_product()
    return record_sale(lead=lead, product=create_product(), amount="200000", sold_on=now.date(), now=now, by=cast.lina)


def ask(sale, now, by):
    return ask_reversal(sale=sale, reason="客户取消", now=now, by=by)


def test_a_referral_is_told_to_the_receiver(cast, referral):
    assert sentences_for(cast.lina) == [f"Wang Xiaoyu referred {NAME} to you: Fund"]
    assert Notice.objects.get().link == f"/referrals/{referral.pk}/"
    assert kinds_for(cast.wang) == []


def test_logged_and_referred_to_the_manager_at_once_is_one_notice(cast, now):
    customer = create_customer(branch=cast.zsr, name="张伟", manager=cast.lina)
    lead = capture_lead(customer=customer, category="fund", potential="A", channel="counter", now=now, by=cast.wang)
    refer_lead(lead=lead, receiver=cast.lina, now=now, by=cast.wang)
    assert kinds_for(cast.lina) == ["referral_sent"]


def test_an_owner_whose_lead_is_referred_by_somebody_else_is_told_if_they_knew_of_it(cast, now):
    customer = create_customer(branch=cast.zsr, name="张伟", manager=cast.lina)
    for category in ("fund", "deposit"):
        lead = capture_lead(
            customer=customer, category=category, potential="A", channel="counter", now=now, by=cast.wang
        )
        if category == "fund":
            have_read(cast.lina)
        refer_lead(lead=lead, receiver=cast.zhang, now=now, by=cast.head)
    assert kinds_for(cast.lina) == ["lead_taken"]
    assert kinds_for(cast.zhang) == ["referral_sent"] * 2


def test_accepted_is_told_to_the_referrer_and_nothing_waits_at_the_receiver(cast, now, referral):
    accept_referral(referral=referral, now=now, by=cast.lina)
    assert sentences_for(cast.wang) == [f"Li Na accepted your referral: {NAME}, Fund"]
    assert kinds_for(cast.lina) == []


@pytest.mark.parametrize(
    ("reason", "read"), [("busy", "No time for it now"), ("客户已去世", '<span lang="zh-CN">客户已去世</span>')]
)
def test_returned_is_told_with_the_reason(cast, now, referral, reason, read):
    return_referral(referral=referral, reason=reason, now=now, by=cast.lina)
    assert sentences_for(cast.wang) == [f"Li Na returned your referral of {NAME}: {read}"]


def test_withdrawn_before_it_was_read_tells_nothing(cast, now, referral):
    withdraw_referral(referral=referral, now=now, by=cast.wang)
    assert not Notice.objects.exists()


def test_withdrawn_after_it_was_read_is_told(cast, now, referral):
    have_read(cast.lina)
    withdraw_referral(referral=referral, now=now, by=cast.wang)
    assert sentences_for(cast.lina)[1] == f"Wang Xiaoyu withdrew the referral of {NAME}"


def test_lapsed_is_told_to_both(cast, now, referral):
    lapse_referral(referral=referral, now=now)
    assert sentences_for(cast.wang) == [f"Li Na did not answer in time, so your referral of {NAME} has lapsed"]
    assert sentences_for(cast.lina) == [
        f"You did not answer in time, so the referral of {NAME} by Wang Xiaoyu has lapsed"
    ]


def test_referred_anew_after_a_return_is_another_event(cast, now, referral):
    return_referral(referral=referral, reason="busy", now=now, by=cast.lina)
    referral.lead.refresh_from_db()
    refer_lead(lead=referral.lead, receiver=cast.lina, now=now, by=cast.wang)
    assert kinds_for(cast.lina) == ["referral_sent"]


def test_a_sale_is_told_to_everybody_with_sales_credit_but_the_closer(cast, now, customer):
    lead = create_lead(finder=cast.wang, owner=cast.zhou, customer=customer)
    create_referral(lead=lead, referrer=cast.zhou, receiver=cast.lina, state="accepted")
    record_sale(lead=lead, product=create_product(), amount="200000", sold_on=now.date(), now=now, by=cast.lina)
    own = '<span class="amount"><span class="amount__sign">¥</span>30,000</span>'
    assert sentences_for(cast.wang) == [f"Li Na sold to your customer {NAME}: your sales credit is {own}"]
    assert kinds_for(cast.zhou) == ["lead_won"]
    assert kinds_for(cast.lina) == []


def test_who_found_and_closed_it_alone_is_told_nothing(cast, now, customer):
    lead = create_lead(finder=cast.lina, customer=customer)
    record_sale(lead=lead, product=create_product(), amount="200000", sold_on=now.date(), now=now, by=cast.lina)
    assert not Notice.objects.exists()


def test_a_reversal_asked_for_is_told_to_the_head_of_the_branch_alone(cast, now, sale):
    ask(sale, now, cast.lina)
    (said,) = sentences_for(cast.head)
    assert said.startswith(f"Li Na asks for a reversal: {NAME}, Fund, ")
    assert Notice.objects.filter(kind="reversal_asked").count() == 1


def test_a_head_who_closed_the_sale_is_not_asked(cast, now, customer):
    sale = create_sale(lead=create_lead(finder=cast.wang, owner=cast.head, customer=customer))
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    ask(sale, now, cast.head)
    assert kinds_for(cast.head) == []


def test_approved_is_told_to_the_closer_and_the_sales_credit_taken_back_to_the_others(cast, now, sale):
    have_read(cast.wang)
    ask(sale, now, cast.lina)
    approve_reversal(sale=sale, now=now, by=cast.head)
    assert sentences_for(cast.lina) == [
        f"Chen Guodong approved the reversal of your sale to {NAME}; the lead is open again"
    ]
    assert kinds_for(cast.wang) == ["lead_won", "credit_taken_back"]
    assert "60,000" in sentences_for(cast.wang)[1]
    assert kinds_for(cast.head) == []


def test_who_has_not_read_of_a_sale_need_not_hear_of_its_reversal(cast, now, sale):
    ask(sale, now, cast.lina)
    approve_reversal(sale=sale, now=now, by=cast.head)
    assert kinds_for(cast.wang) == []


def test_refused_is_told_to_the_closer_each_time(cast, now, sale):
    for minutes in (0, 5):
        later = now + timedelta(minutes=minutes)
        ask(sale, later, cast.lina)
        refuse_reversal(sale=sale, now=later, by=cast.head)
    assert sentences_for(cast.lina) == [f"Chen Guodong did not approve the reversal: your sale to {NAME} stands"] * 2
    assert kinds_for(cast.head) == []


def confirm(sales, now, by):
    rows = [Confirmation(sale.number, now.date(), "", line) for line, sale in enumerate(sales, start=2)]
    confirm_sales(rows=rows, now=now, by=by)


def test_a_confirmed_sale_is_told_to_its_closer(cast, now, sale):
    for _again in range(2):
        confirm([sale], now, cast.administrator)
    (said,) = sentences_for(cast.lina)
    assert said.startswith(f"The core system confirmed your sale to {NAME}: ")


def test_a_file_of_many_sales_is_one_notice_for_each_closer(cast, now, customer):
    sales = [create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina, customer=customer)) for _ in range(3)]
    sales.append(create_sale(lead=create_lead(finder=cast.wang, owner=cast.zhang, customer=customer)))
    confirm(sales[1:], now, cast.administrator)
    confirm(sales[:1], now, None)
    assert sentences_for(cast.lina) == [f"The core system confirmed 3 of your sales, the last one to {NAME}"]
    assert kinds_for(cast.zhang) == ["sale_confirmed"]
