from datetime import timedelta

import pytest

from leads.errors import OpenLeadExists
from leads.services import add_sibling_lead
from organisation.errors import Invalid, NotAllowed
from tests.factories import close_lead, create_customer, create_lead


@pytest.fixture
def lead(cast):
    customer = create_customer(branch=cast.zsr, manager=cast.zhang)
    return create_lead(finder=cast.wang, owner=cast.lina, customer=customer, channel="lobby")


def add(lead, now, by, **changes):
    return add_sibling_lead(**{"lead": lead, "category": "loan", "potential": "C", "now": now, "by": by, **changes})


def test_whoever_thought_of_it_found_it_and_the_owner_stays(cast, now, lead):
    sibling = add(lead, now, cast.lina, note="也想办信用贷")
    assert (sibling.customer, sibling.owner, sibling.finder) == (lead.customer, cast.lina, cast.lina)
    assert (sibling.channel, sibling.category, sibling.note) == ("lobby", "loan", "也想办信用贷")
    assert add(lead, now, cast.wang, category="card").finder == cast.wang


def test_a_won_lead_may_have_a_sibling(cast, now, lead):
    assert add(close_lead(lead, stage="won"), now, cast.lina).is_open


def test_the_same_product_is_the_same_lead_while_it_is_open(cast, now, lead):
    with pytest.raises(OpenLeadExists) as refusal:
        add(lead, now, cast.lina, category="fund")
    assert refusal.value.lead == lead
    close_lead(lead, stage="won")
    assert add(lead, now, cast.lina, category="fund").pk


def test_an_owner_who_sells_no_more_hands_it_to_the_customers_manager(cast, now, today, lead):
    cast.lina.postings.update(ends_on=today - timedelta(days=1))
    assert add(lead, now, cast.wang).owner == cast.zhang


def test_a_sibling_of_a_lead_in_the_pool_is_the_managers(cast, now):
    pooled = create_lead(finder=cast.wang, owner=None)
    assert add(pooled, now, cast.wang).owner is None


@pytest.mark.parametrize("who", ["chen", "rml_head", "west_supervisor"])
def test_who_takes_no_part_adds_nothing(cast, now, lead, who):
    with pytest.raises(NotAllowed):
        add(lead, now, getattr(cast, who))


def test_a_reader_adds_nothing(cast, now, lead):
    with pytest.raises(NotAllowed):
        add(lead, now, cast.supervisor)


def test_what_cannot_be_right_is_refused(cast, now, lead):
    with pytest.raises(Invalid):
        add(lead, now, cast.lina, category="gold")
