"""What the people of the demo bank were told: from the facts of the last seven days, never of an own act."""

from datetime import timedelta

import pytest

from branchsales.demo.notices import tell_of_the_last_days
from organisation.models import Notice
from tests.factories import (
    NOW,
    create_customer,
    create_follow_up,
    create_lead,
    create_lost_lead,
    create_referral,
    create_review,
    create_sale,
)
from tests.notices import kinds_for

YESTERDAY = NOW - timedelta(days=1)
FRIDAY = NOW - timedelta(days=3)  # the last working day before the Monday of the tests


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, name="张伟")


def test_everybody_is_told_of_what_others_did(cast, customer):
    accepted = create_lead(finder=cast.wang, customer=customer, now=YESTERDAY)
    create_referral(lead=accepted, receiver=cast.lina, state="accepted", now=YESTERDAY)
    create_review(follow_up=create_follow_up(lead=accepted), author=cast.head)
    create_sale(lead=create_lead(finder=cast.chen, owner=cast.lina, customer=customer))
    create_lost_lead(finder=cast.zhou, owner=cast.lina, customer=customer)
    create_referral(lead=create_lead(finder=cast.zhou, customer=customer), receiver=cast.zhang)
    tell_of_the_last_days(now=NOW)
    told = {person: kinds_for(getattr(cast, person)) for person in ("wang", "chen", "zhou", "lina", "zhang", "head")}
    assert told == {
        "wang": ["referral_accepted", "customer_contacted"],
        "chen": ["lead_won"],
        "zhou": ["lead_lost"],
        "lina": ["record_reviewed"],
        "zhang": ["referral_sent"],
        "head": [],
    }


def test_the_contacts_of_a_day_are_gathered(cast, customer):
    leads = [create_lead(finder=cast.wang, owner=cast.lina, customer=customer, now=YESTERDAY) for _ in range(3)]
    for lead in [*leads, leads[0]]:
        create_follow_up(lead=lead)
    tell_of_the_last_days(now=NOW)
    assert sorted(Notice.objects.get().parameters["things"]) == sorted(lead.pk for lead in leads)


def test_what_is_older_than_the_last_look_is_read(cast, customer):
    for finder in (cast.wang, cast.chen, cast.zhou):
        lead = create_lead(finder=finder, owner=cast.lina, customer=customer, now=NOW - timedelta(days=5))
        for days in (0, 4):
            create_follow_up(lead=lead, now=NOW - timedelta(days=days))
    tell_of_the_last_days(now=NOW)
    assert list(Notice.objects.filter(made_at__lt=FRIDAY, read_at=None)) == []
    assert Notice.objects.unread().count() == 3


def test_what_lies_longer_back_is_not_told(cast, customer):
    lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer, now=NOW - timedelta(days=9))
    create_follow_up(lead=lead, now=NOW - timedelta(days=8))
    assert tell_of_the_last_days(now=NOW) == 0


@pytest.mark.parametrize("count", [1, 6])
def test_more_facts_ask_no_more_questions(cast, customer, count, django_assert_max_num_queries):
    for _ in range(count):
        lead = create_lead(finder=cast.wang, customer=customer, now=YESTERDAY)
        create_referral(lead=lead, receiver=cast.lina, state="accepted", now=YESTERDAY)
        create_follow_up(lead=lead)
        create_sale(lead=create_lead(finder=cast.chen, owner=cast.lina, customer=customer))
    with django_assert_max_num_queries(16):
        tell_of_the_last_days(now=NOW)
