"""The worked example of the definition of metrics, through the verbs: 12 to 16 October 2026."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from leads.services import capture_lead, record_follow_up
from referrals.models import SplitRule
from referrals.services import (
    accept_referral,
    approve_reversal,
    ask_reversal,
    record_sale,
    refer_lead,
    return_referral,
)
from tests.factories import BANK_ZONE, create_customer, create_product
from tests.performance.readings import month_of
from tests.performance.test_worked_example import MANAGER, TELLER
from tests.referrals.ledger import lines_of, prove


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=BANK_ZONE)


def contact(lead, day, *, outcome, by):
    record_follow_up(
        lead=lead,
        method="phone",
        reached=outcome != "no_answer",
        outcome=outcome,
        next_action_on=date(2026, 10, day + 1),
        contacted_at=at(day, 15),
        now=at(day, 15),
        by=by,
    )


@pytest.fixture
def story(cast):
    SplitRule.objects.create(branch=cast.east, category="fund", found_share=Decimal("0.2"), starts_on=date(2026, 1, 1))
    leads = [
        capture_lead(
            customer=create_customer(branch=cast.zsr, name=name),
            category="fund",
            potential="B",
            channel="counter",
            now=at(12, 9, 30),
            by=cast.wang,
        )
        for name in ("赵敏", "钱亮", "孙丽")
    ]
    first, second = (refer_lead(lead=lead, receiver=cast.lina, now=at(12, 10), by=cast.wang) for lead in leads[:2])
    accept_referral(referral=first, now=at(12, 10, 30), by=cast.lina)
    return_referral(referral=second, reason="信息不够", now=at(12, 11), by=cast.lina)
    contact(leads[0], 12, outcome="no_answer", by=cast.lina)
    contact(leads[0], 13, outcome="appointment", by=cast.lina)
    contact(leads[0], 16, outcome="won", by=cast.lina)
    sale = record_sale(
        lead=leads[0],
        product=create_product(),
        amount=Decimal("100000.01"),
        sold_on=date(2026, 10, 16),
        now=at(16, 16),
        by=cast.lina,
    )
    prove()
    return leads, (first, second), sale


def test_referrals_take_their_working_minutes(story):
    _, referrals, _ = story
    for referral in referrals:
        referral.refresh_from_db()
    assert [(one.state, one.response_minutes) for one in referrals] == [("accepted", 30), ("returned", 60)]


def test_sales_credit_adds_up_and_the_odd_fen_goes_to_the_largest_remainder(story, cast):
    leads, _, sale = story
    assert lines_of(sale) == [
        (cast.wang, "found", Decimal("20000.00"), date(2026, 10, 16)),
        (cast.lina, "closed", Decimal("80000.01"), date(2026, 10, 16)),
    ]
    leads[0].refresh_from_db()
    assert (leads[0].stage, leads[0].closed_on, leads[0].next_action_on) == ("won", date(2026, 10, 16), None)


def test_reversed_in_november_october_stays(story, cast):
    leads, _, sale = story
    asked = datetime(2026, 11, 3, 9, tzinfo=BANK_ZONE)
    ask_reversal(sale=sale, reason="客户取消", now=asked, by=cast.lina)
    approve_reversal(sale=sale, now=asked + timedelta(hours=1), by=cast.head)
    prove()
    assert lines_of(sale)[2:] == [
        (cast.wang, "found", Decimal("-20000.00"), date(2026, 11, 3)),
        (cast.lina, "closed", Decimal("-80000.01"), date(2026, 11, 3)),
    ]
    leads[0].refresh_from_db()
    assert (leads[0].owner, leads[0].stage, leads[0].next_action_on) == (cast.lina, "contacted", date(2026, 11, 4))


def test_the_figures_of_october_are_those_of_the_definition(story, cast):
    assert month_of(cast.wang, date(2026, 10, 12)) == TELLER
    assert month_of(cast.lina, date(2026, 10, 12)) == MANAGER


def test_reversed_in_november_the_figures_of_november_take_it_back(story, cast):
    asked = datetime(2026, 11, 3, 9, tzinfo=BANK_ZONE)
    ask_reversal(sale=story[2], reason="客户取消", now=asked, by=cast.lina)
    approve_reversal(sale=story[2], now=asked, by=cast.head)
    november = month_of(cast.lina, date(2026, 11, 3))
    assert (november["sales"], november["sales_amount"], november["credit"]) == (
        -1,
        Decimal("-100000.01"),
        Decimal("-80000.01"),
    )
    assert month_of(cast.wang, date(2026, 11, 3))["credit"] == Decimal("-20000.00")
    assert month_of(cast.lina, date(2026, 10, 12)) == MANAGER
