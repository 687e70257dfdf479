from datetime import date, timedelta
from decimal import Decimal

import pytest

from leads.errors import LeadClosed, NotYours, PendingAnswer
from leads.models import Lead
from organisation.errors import Invalid
from referrals.errors import AlreadySold
from referrals.models import Sale, SplitRule
from referrals.services import record_sale
from tests.factories import (
    close_lead,
    create_follow_up,
    create_lead,
    create_posting,
    create_product,
    create_referral,
    create_staff,
)
from tests.referrals.ledger import lines_of, prove


def sell(lead, now, by, *, amount="200000", sold_on=date(2026, 10, 12), product=None):
    sale = record_sale(
        lead=lead, product=product or create_product(), amount=Decimal(amount), sold_on=sold_on, now=now, by=by
    )
    prove()
    return sale


def shared(sale):
    return [(staff, part, amount) for staff, part, amount, _ in lines_of(sale)]


def test_a_sale_wins_the_lead_and_shares_the_sales_credit_as_agreed(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=None)
    create_referral(
        lead=lead, receiver=cast.lina, state="accepted", found_share=Decimal("0.2"), now=now - timedelta(hours=1)
    )
    sale = sell(lead, now, cast.lina)
    assert (sale.amount, sale.sold_on, sale.branch, sale.found_share) == (200000, today, cast.zsr, Decimal("0.2"))
    assert (sale.confirmed_on, sale.reversed_on) == (None, None)
    assert sale.number.startswith("S")
    assert shared(sale) == [(cast.wang, "found", 40000), (cast.lina, "closed", 160000)]
    lead.refresh_from_db()
    assert (lead.stage, lead.closed_at, lead.next_action_on) == ("won", now, None)


def test_who_found_and_closes_it_has_all(cast, now):
    assert shared(sell(create_lead(finder=cast.lina), now, cast.lina)) == [(cast.lina, "closed", 200000)]


def test_a_lead_found_by_another_is_shared_by_the_rule_of_the_day_of_the_sale(cast, now):
    SplitRule.objects.create(
        branch=cast.zsr,
        category="fund",
        found_share=Decimal("0.4"),
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 10, 9),
    )
    lead = create_lead(finder=cast.wang, owner=cast.lina, now=now - timedelta(days=10))
    friday = date(2026, 10, 9)
    assert shared(sell(lead, now, cast.lina, sold_on=friday)) == [
        (cast.wang, "found", 80000),
        (cast.lina, "closed", 120000),
    ]
    later = create_lead(finder=cast.wang, owner=cast.lina)
    assert shared(sell(later, now, cast.lina)) == [(cast.wang, "found", 60000), (cast.lina, "closed", 140000)]


def test_finder_and_every_accepted_referrer_share_the_found_part(cast, now):
    lead = create_lead(finder=cast.wang, owner=None, now=now - timedelta(days=3))
    create_referral(lead=lead, receiver=cast.zhang, state="accepted", now=now - timedelta(days=2))
    create_referral(
        lead=lead, referrer=cast.zhang, receiver=cast.rml_seller, state="returned", now=now - timedelta(days=1)
    )
    create_referral(
        lead=lead,
        referrer=cast.zhang,
        receiver=cast.lina,
        state="accepted",
        found_share=Decimal("0.25"),
        now=now - timedelta(hours=3),
    )
    sale = sell(lead, now, cast.lina, amount="100000.01")
    assert sale.found_share == Decimal("0.25")
    assert shared(sale) == [
        (cast.wang, "found", Decimal("12500.00")),
        (cast.zhang, "found", Decimal("12500.00")),
        (cast.lina, "closed", Decimal("75000.01")),
    ]


def test_each_persons_credit_stands_in_the_branch_where_they_worked_that_day(cast, now):
    lead = create_lead(finder=cast.wang, owner=None, now=now - timedelta(days=2))
    create_referral(lead=lead, receiver=cast.whl_seller, state="accepted", now=now - timedelta(days=1))
    sale = sell(lead, now, cast.whl_seller)
    assert {line.staff: line.branch for line in sale.credits.all()} == {cast.wang: cast.zsr, cast.whl_seller: cast.whl}


def test_a_finder_who_has_left_keeps_the_branch_in_which_they_found_it(cast, now):
    leaver = create_staff(branch=cast.rml, role="teller", until=date(2026, 10, 8))
    lead = create_lead(finder=leaver, owner=cast.lina, branch=cast.zsr, now=now - timedelta(days=5))
    sale = sell(lead, now, cast.lina)
    assert {line.staff: line.branch for line in sale.credits.all()} == {leaver: cast.rml, cast.lina: cast.zsr}


def test_one_fen_is_all_the_closers(cast, now):
    sale = sell(create_lead(finder=cast.wang, owner=cast.lina), now, cast.lina, amount="0.01")
    assert shared(sale) == [(cast.lina, "closed", Decimal("0.01"))]


def test_a_product_of_another_category_may_be_sold(cast, now):
    product = create_product(code="IN01", name="年金保险", category="insurance")
    assert sell(create_lead(finder=cast.lina), now, cast.lina, product=product).product == product


def test_typed_later_it_is_closed_on_the_day_of_the_sale_but_not_before_the_last_contact(cast, now):
    monday, friday = date(2026, 10, 5), date(2026, 10, 9)
    lead = create_lead(finder=cast.lina, now=now - timedelta(days=10))
    sell(lead, now, cast.lina, sold_on=friday)
    lead.refresh_from_db()
    assert lead.closed_on == friday
    talked = create_lead(finder=cast.lina, now=now - timedelta(days=10))
    contact = create_follow_up(lead=talked, now=now - timedelta(days=3))
    sell(talked, now, cast.lina, sold_on=monday)
    talked.refresh_from_db()
    assert talked.closed_at == contact.contacted_at


def test_a_lead_is_sold_once(cast, now):
    lead = create_lead(finder=cast.lina)
    sell(lead, now, cast.lina)
    with pytest.raises(AlreadySold):
        sell(lead, now, cast.lina)
    assert Sale.objects.count() == 1


@pytest.mark.parametrize("who", ["wang", "zhang", "head", "rml_seller", "supervisor", "administrator"])
def test_only_the_owner_sells(cast, now, who):
    with pytest.raises(NotYours):
        sell(create_lead(finder=cast.wang, owner=cast.lina), now, getattr(cast, who))


def test_an_owner_who_does_not_sell_refers_it_instead(cast, now):
    with pytest.raises(NotYours):
        sell(create_lead(finder=cast.wang, owner=cast.wang), now, cast.wang)


def test_while_it_waits_for_an_answer_it_is_not_sold(cast, now):
    lead = create_lead(finder=cast.lina)
    create_referral(lead=lead, receiver=cast.zhang)
    with pytest.raises(PendingAnswer):
        sell(lead, now, cast.lina)


def test_a_lost_lead_is_not_sold(cast, now):
    with pytest.raises(LeadClosed):
        sell(close_lead(create_lead(finder=cast.lina), stage="lost", reason="no_need"), now, cast.lina)


@pytest.mark.parametrize("amount", ["0", "-5", "0.001", "1000000000000", "NaN", "Infinity"])
def test_an_amount_is_above_zero_in_whole_fen(cast, now, amount):
    with pytest.raises(Invalid) as refusal:
        sell(create_lead(finder=cast.lina), now, cast.lina, amount=amount)
    assert refusal.value.field == "amount"
    assert not Sale.objects.exists()


@pytest.mark.parametrize("sold_on", [date(2026, 10, 13), date(2026, 10, 11)], ids=["tomorrow", "before it was logged"])
def test_a_sale_lies_between_the_lead_and_today(cast, now, sold_on):
    with pytest.raises(Invalid) as refusal:
        sell(create_lead(finder=cast.lina), now, cast.lina, sold_on=sold_on)
    assert refusal.value.field == "sold_on"


def test_what_is_no_longer_sold_is_refused(cast, now):
    with pytest.raises(Invalid) as refusal:
        sell(create_lead(finder=cast.lina), now, cast.lina, product=create_product(code="OLD", is_active=False))
    assert refusal.value.field == "product"


def test_a_head_who_also_sells_sells_in_the_branch_they_head(cast, now):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    sale = sell(create_lead(finder=cast.wang, owner=cast.head), now, cast.head)
    assert (sale.closer, sale.branch) == (cast.head, cast.zsr)


def test_a_won_lead_is_still_seen_by_its_people(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    sale = sell(lead, now, cast.lina)
    assert sale in Sale.objects.visible_to(cast.wang, day=today)
    assert lead in Lead.objects.visible_to(cast.lina, day=today)
