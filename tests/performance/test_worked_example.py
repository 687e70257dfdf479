"""The worked example of docs/metrics.md, to the fen."""

from datetime import date
from decimal import Decimal

import pytest

from tests.performance import facts
from tests.performance.readings import month_of

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = date(2026, 10, 12), date(2026, 11, 3)


def at_12th(day: int = 12) -> date:
    return date(2026, 10, day)


@pytest.fixture
def example():
    branch = facts.unit("ZSR", above=facts.unit("HO"))
    teller, manager = facts.person("T", branch, "teller"), facts.person("W", branch)
    leads = [facts.lead(teller, OCTOBER, branch=branch) for _ in range(3)]
    first = facts.refer(leads[0], manager, OCTOBER, branch=branch)
    second = facts.refer(leads[1], manager, OCTOBER, branch=branch)
    facts.decide(first, "accepted", OCTOBER, minutes=30)
    facts.decide(second, "returned", OCTOBER, minutes=60)
    facts.contact(leads[0], manager, at_12th(), branch=branch, outcome="no_answer")
    facts.contact(leads[0], manager, at_12th(13), branch=branch, outcome="appointment")
    facts.contact(leads[0], manager, at_12th(16), branch=branch)
    sale = facts.sell(leads[0], manager, at_12th(16), "100000.01", branch=branch, found={teller: "20000.00"})
    return teller, manager, sale


TELLER = {
    "leads_captured": 3,
    "leads_won": 1,
    "referrals_made": 2,
    "referrals_won": 1,
    "sales_found": 1,
    "sales_found_amount": Decimal("100000.01"),
    "credit": Decimal("20000.00"),
    "collaborative_credit": Decimal("20000.00"),
    "weighted_credit": Decimal("20000.00"),
}
MANAGER = {
    "referrals_received": 2,
    "referrals_accepted": 1,
    "referrals_returned": 1,
    "referral_response_minutes": 90,
    "follow_ups": 3,
    "reached": 2,
    "appointments": 1,
    "sales": 1,
    "sales_amount": Decimal("100000.01"),
    "collaborative_sales": 1,
    "collaborative_sales_amount": Decimal("100000.01"),
    "new_customer_sales": 1,
    "follow_ups_to_win": 3,
    "days_to_win_total": 4,
    "credit": Decimal("80000.01"),
    "collaborative_credit": Decimal("80000.01"),
    "weighted_credit": Decimal("80000.01"),
}


def test_october_stands_as_in_the_example(example):
    teller, manager, _ = example
    assert month_of(teller, OCTOBER) == TELLER
    assert month_of(manager, OCTOBER) == MANAGER


def test_reversal_in_november_leaves_october_but_for_its_cohorts(example):
    teller, manager, sale = example
    facts.reverse(sale, NOVEMBER)
    assert month_of(teller, OCTOBER) == {c: v for c, v in TELLER.items() if c not in ("leads_won", "referrals_won")}
    assert month_of(manager, OCTOBER) == MANAGER
    counted_again = ("referral", "follow_ups", "reached", "appointments")
    taken_back = {c: -v for c, v in MANAGER.items() if not c.startswith(counted_again) or c == "follow_ups_to_win"}
    assert month_of(manager, NOVEMBER) == taken_back
    assert month_of(teller, NOVEMBER) == {
        "sales_found": -1,
        "sales_found_amount": Decimal("-100000.01"),
        "credit": Decimal("-20000.00"),
        "collaborative_credit": Decimal("-20000.00"),
        "weighted_credit": Decimal("-20000.00"),
    }
