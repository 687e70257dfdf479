from datetime import timedelta
from decimal import Decimal

import pytest

from referrals.outcome import Became
from referrals.outcomes import what_became_of
from tests.factories import close_lead, create_follow_up, create_lead, create_lost_lead, create_referral, create_sale


def told(staff, today):
    return what_became_of(staff, day=today, limit=10)


def test_a_teller_is_told_of_each_lead_what_happened_last(cast, now, today):
    logged = create_lead(finder=cast.wang, owner=None, now=now - timedelta(days=9))
    waiting = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, now=now - timedelta(hours=1))
    taken = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted")
    back = create_referral(
        lead=create_lead(finder=cast.wang), receiver=cast.zhang, state="returned", decision_reason="信息不够"
    )
    met = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted")
    create_follow_up(lead=met.lead, outcome="appointment", now=now + timedelta(hours=2))
    lost = create_lost_lead(finder=cast.wang, owner=cast.lina, reason="no_need", now=now + timedelta(hours=3))
    stories = {one.lead: (one.became, one.who, one.reason) for one in told(cast.wang, today)}
    assert stories == {
        logged: (Became.LOGGED, None, ""),
        waiting.lead: (Became.WAITING, cast.lina, ""),
        taken.lead: (Became.ACCEPTED, cast.lina, ""),
        back.lead: (Became.RETURNED, cast.zhang, "信息不够"),
        met.lead: (Became.APPOINTMENT, cast.lina, ""),
        lost: (Became.LOST, cast.lina, "no_need"),
    }
    assert [one.lead for one in told(cast.wang, today)][:2] == [lost, met.lead]
    assert told(cast.wang, today)[-1].lead == logged


def test_a_sale_is_told_with_ones_own_sales_credit(cast, now, today):
    referral = create_referral(
        lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted", found_share=Decimal("0.2")
    )
    sale = create_sale(lead=referral.lead, closer=cast.lina, amount="100000.01")
    (story,) = told(cast.wang, today)
    assert (story.became, story.who, story.own_credit) == (Became.WON, cast.lina, Decimal("20000.00"))
    assert story.sale == sale


def test_a_sale_without_a_part_in_it_has_no_own_credit(cast, today):
    create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina), found_share=Decimal(0))
    (story,) = told(cast.wang, today)
    assert (story.became, story.own_credit) == (Became.WON, None)


def test_a_referrer_is_told_of_leads_somebody_else_found(cast, today):
    referral = create_referral(
        lead=create_lead(finder=cast.wang, owner=cast.lina), referrer=cast.lina, receiver=cast.zhang
    )
    (story,) = told(cast.lina, today)
    assert (story.lead, story.became, story.who) == (referral.lead, Became.WAITING, cast.zhang)


def test_no_answer_is_told_as_such(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    create_follow_up(lead=lead, outcome="no_answer")
    assert told(cast.wang, today)[0].became == Became.NOT_REACHED
    create_follow_up(lead=lead, outcome="interested", now=now + timedelta(hours=1))
    assert told(cast.wang, today)[0].became == Became.CONTACTED


def test_a_contact_before_the_decision_does_not_hide_it(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    create_follow_up(lead=lead, now=now - timedelta(days=1))
    create_referral(lead=lead, referrer=cast.lina, receiver=cast.zhang, state="returned")
    assert told(cast.wang, today)[0].became == Became.RETURNED


def test_a_superseded_contact_is_not_told(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    create_follow_up(lead=lead, superseded_at=now)
    assert told(cast.wang, today)[0].became == Became.LOGGED


def test_what_is_longer_ago_or_somebody_elses_is_not_told(cast, now, today):
    create_lead(finder=cast.wang, now=now - timedelta(days=91))
    create_lead(finder=cast.chen)
    assert told(cast.wang, today) == []


def test_an_old_lead_that_was_sold_lately_is_told(cast, now, today):
    old = create_lead(finder=cast.wang, owner=cast.lina, now=now - timedelta(days=200))
    create_sale(lead=old)
    assert [one.lead for one in told(cast.wang, today)] == [old]


def test_a_won_lead_without_its_sale_is_told_by_what_else_is_known(cast, today):
    close_lead(create_lead(finder=cast.wang, owner=cast.lina), stage="won")
    assert told(cast.wang, today)[0].became == Became.LOGGED


@pytest.mark.parametrize("count", [1, 12])
def test_queries_do_not_grow_with_leads(cast, today, count, django_assert_num_queries):
    for _ in range(count):
        create_sale(lead=create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted").lead)
    cast.wang.postings_on(today)
    with django_assert_num_queries(5):
        stories = what_became_of(cast.wang, day=today, limit=20)
        assert [(one.lead.customer.name, one.who.name, one.lead.owner) for one in stories]
    assert len(stories) == count
