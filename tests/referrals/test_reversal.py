"""A sale is taken back when its closer asks and somebody else with the right approves; nothing is ever changed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from leads.errors import NotYours
from organisation.errors import Invalid
from referrals.errors import AlreadyAsked, AlreadyReversed, NothingAsked
from referrals.models import Sale
from referrals.services import approve_reversal, ask_reversal, record_sale, refuse_reversal
from tests.factories import create_customer, create_lead, create_posting, create_product, create_sale
from tests.referrals.ledger import lines_of, prove

NEXT_DAY = date(2026, 10, 13)


@pytest.fixture
def sale(cast, now):
    return create_sale(
        lead=create_lead(finder=cast.wang, owner=cast.lina, now=now - timedelta(days=2)), amount="100.01"
    )


def ask(sale, now, by, reason="客户取消"):
    return ask_reversal(sale=sale, reason=reason, now=now, by=by)


def approve(sale, now, by):
    approve_reversal(sale=sale, now=now, by=by)
    prove()
    sale.refresh_from_db()
    return sale


def test_asked_for_it_stands_until_it_is_decided(cast, now, sale):
    ask(sale, now, cast.lina, " 客户取消 ")
    sale.refresh_from_db()
    assert (sale.reversal_asked_by, sale.reversal_asked_at, sale.reversal_reason) == (cast.lina, now, "客户取消")
    assert sale in Sale.objects.standing()
    assert sale in Sale.objects.awaiting_reversal()
    assert len(lines_of(sale)) == 2


def test_approved_the_sales_credit_is_booked_back_today_and_the_lead_is_open_again(cast, now, today, sale):
    ask(sale, now, cast.lina)
    approve(sale, now, cast.head)
    assert (sale.reversal_approved_by, sale.reversed_at, sale.reversed_on) == (cast.head, now, today)
    booked = [(staff, amount, day) for staff, _, amount, day in lines_of(sale)]
    assert booked[2:] == [(staff, -amount, today) for staff, amount, _ in booked[:2]]
    assert sum(amount for _, amount, _ in booked) == 0
    sale.lead.refresh_from_db()
    assert (sale.lead.stage, sale.lead.owner, sale.lead.closed_on) == ("contacted", cast.lina, None)
    assert (sale.lead.next_action, sale.lead.next_action_on) == ("call", NEXT_DAY)


def test_approved_the_lead_can_be_sold_again(cast, now, sale):
    ask(sale, now, cast.lina)
    approve(sale, now, cast.head)
    again = record_sale(
        lead=sale.lead,
        product=create_product(),
        amount=Decimal("90"),
        sold_on=date(2026, 10, 12),
        now=now,
        by=cast.lina,
    )
    prove()
    assert list(Sale.objects.standing()) == [again]
    assert [amount for _, _, amount, _ in lines_of(again)] == [27, 63]


def test_a_closer_who_sells_no_longer_leaves_it_in_the_pool(cast, now, sale):
    ask(sale, now, cast.lina)
    later = now + timedelta(days=30)
    cast.lina.postings.update(ends_on=date(2026, 10, 20))
    approve(sale, later, cast.head)
    sale.lead.refresh_from_db()
    assert (sale.lead.owner, sale.lead.next_action, sale.lead.branch) == (None, "assign", cast.zsr)


def test_a_closer_who_moved_takes_it_to_their_new_branch(cast, now, sale):
    ask(sale, now, cast.lina)
    cast.lina.postings.update(ends_on=date(2026, 10, 20))
    create_posting(staff=cast.lina, branch=cast.rml, role="wealth_manager", since=date(2026, 10, 21))
    approve(sale, now + timedelta(days=30), cast.head)
    sale.lead.refresh_from_db()
    assert (sale.lead.owner, sale.lead.branch) == (cast.lina, cast.rml)
    assert {line.branch for line in sale.credits.all()} == {cast.zsr}


def test_who_does_not_want_to_be_contacted_is_not_called_afterwards(cast, now):
    quiet = create_customer(branch=cast.zsr, do_not_contact=True)
    sale = create_sale(lead=create_lead(finder=cast.lina, customer=quiet))
    ask(sale, now, cast.lina)
    approve(sale, now, cast.head)
    sale.lead.refresh_from_db()
    assert sale.lead.next_action == "meet"


def test_refused_it_stands_and_may_be_asked_for_again(cast, now, sale):
    ask(sale, now, cast.lina)
    refuse_reversal(sale=sale, now=now, by=cast.head)
    sale.refresh_from_db()
    assert (sale.reversal_asked_by, sale.reversal_asked_at, sale.reversal_reason) == (None, None, "")
    ask(sale, now, cast.lina, "客户当日撤单")
    sale.refresh_from_db()
    assert sale.reversal_reason == "客户当日撤单"


@pytest.mark.parametrize("who", ["wang", "zhang", "head", "supervisor", "administrator"])
def test_only_the_closer_asks(cast, now, sale, who):
    with pytest.raises(NotYours):
        ask(sale, now, getattr(cast, who))


@pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
def test_the_reason_is_said_briefly(cast, now, sale, reason):
    with pytest.raises(Invalid) as refusal:
        ask(sale, now, cast.lina, reason)
    assert refusal.value.field == "reason"


def test_it_is_asked_for_once(cast, now, sale):
    ask(sale, now, cast.lina)
    with pytest.raises(AlreadyAsked):
        ask(sale, now, cast.lina)


@pytest.mark.parametrize("verb", [approve_reversal, refuse_reversal])
@pytest.mark.parametrize("who", ["wang", "lina", "zhang", "rml_head", "supervisor", "administrator"])
def test_only_the_head_of_the_branch_decides(cast, now, sale, verb, who):
    ask(sale, now, cast.lina)
    with pytest.raises(NotYours):
        verb(sale=sale, now=now, by=getattr(cast, who))


@pytest.mark.parametrize("verb", [approve_reversal, refuse_reversal])
def test_a_head_who_closed_the_sale_does_not_decide(cast, now, verb):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    sale = create_sale(lead=create_lead(finder=cast.wang, owner=cast.head))
    ask(sale, now, cast.head)
    with pytest.raises(NotYours):
        verb(sale=sale, now=now, by=cast.head)


def test_a_head_who_found_the_lead_may_give_up_their_own_part(cast, now):
    sale = create_sale(lead=create_lead(finder=cast.head, owner=cast.lina))
    ask(sale, now, cast.lina)
    assert approve(sale, now, cast.head).is_reversed


@pytest.mark.parametrize("verb", [approve_reversal, refuse_reversal])
def test_what_nobody_asked_for_is_not_decided(cast, now, sale, verb):
    with pytest.raises(NothingAsked):
        verb(sale=sale, now=now, by=cast.head)


@pytest.mark.parametrize("verb", [approve_reversal, refuse_reversal])
def test_it_is_reversed_once(cast, now, sale, verb):
    ask(sale, now, cast.lina)
    approve(sale, now, cast.head)
    with pytest.raises(AlreadyReversed):
        verb(sale=sale, now=now, by=cast.head)
    with pytest.raises(AlreadyReversed):
        ask(sale, now, cast.lina)
    assert len(lines_of(sale)) == 4


def test_the_database_too_wants_two_people(cast, now, sale):
    ask(sale, now, cast.lina)
    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        Sale.objects.filter(pk=sale.pk).update(
            reversal_approved_by=cast.lina, reversed_at=now, reversed_on=date(2026, 10, 12)
        )
