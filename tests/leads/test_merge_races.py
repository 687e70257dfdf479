"""A merge and somebody at the counter at once: no lead is left with a record that nobody finds any more."""

from functools import partial

import pytest

from leads.errors import AlreadyMerged, AlreadyUndone
from leads.models import Customer, CustomerMerge, Lead
from leads.services import add_sibling_lead, capture_lead, merge_customers, undo_merge
from tests.cast import create_cast
from tests.factories import NOW, create_customer, create_lead
from tests.referrals.test_races import at_once, one_won

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = range(4)


@pytest.fixture
def bank():
    return create_cast()


@pytest.fixture
def pair(bank):
    kept, merged = create_customer(branch=bank.zsr), create_customer(branch=bank.zsr, name="钱多多")
    create_lead(finder=bank.wang, owner=bank.lina, customer=merged)
    return kept, merged


def nobody_is_lost() -> bool:
    return not Lead.objects.exclude(customer__merged_into=None).exists()


def merging(bank, kept, merged):
    return partial(merge_customers, kept=kept, merged=merged, now=NOW, by=bank.head)


@pytest.mark.parametrize("_", ROUNDS)
def test_a_lead_logged_while_the_customer_is_merged(bank, pair, _):
    kept, merged = pair
    made = at_once(
        merging(bank, kept, merged),
        partial(
            capture_lead, customer=merged, category="card", potential="B", channel="counter", now=NOW, by=bank.wang
        ),
        partial(add_sibling_lead, lead=merged.leads.get(), category="loan", potential="B", now=NOW, by=bank.lina),
    )
    assert not [one for one in made if isinstance(one, Exception)], made
    assert nobody_is_lost()
    assert kept.leads.count() == 3


@pytest.mark.parametrize("_", ROUNDS)
def test_two_merges_of_the_same_two_either_way_round(bank, pair, _):
    kept, merged = pair
    assert one_won(at_once(merging(bank, kept, merged), merging(bank, merged, kept)), AlreadyMerged)
    assert CustomerMerge.objects.count() == 1
    assert nobody_is_lost()


@pytest.mark.parametrize("_", ROUNDS)
def test_undone_by_two_at_once(bank, pair, _):
    merge = merging(bank, *pair)()
    undo = partial(undo_merge, merge=merge, now=NOW, by=bank.head)
    assert one_won(at_once(undo, undo), AlreadyUndone)
    assert Customer.objects.current().count() == 2
