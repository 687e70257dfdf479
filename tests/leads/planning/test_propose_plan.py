"""What is read for the proposal: whose leads, what is known of them, and how often such were won."""

from datetime import timedelta
from decimal import Decimal

import pytest

from leads.chances import ENOUGH, win_rates
from leads.services import propose_plan
from tests.factories import (
    NOW,
    close_lead,
    create_customer,
    create_follow_up,
    create_lead,
    create_referral,
    create_sale,
)
from tests.leads.planning.conftest import FRIDAY, TOMORROW, due


def proposed(cast, today, by="lina"):
    return [(one.lead, one.reason) for one in propose_plan(day=today, by=getattr(cast, by))]


def test_own_open_leads_are_proposed_with_the_reason(cast, today):
    late, planned = due(cast, on=today - timedelta(days=3)), due(cast)
    promised = due(cast)
    create_follow_up(lead=promised, now=NOW - timedelta(days=1))
    taken_on = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted").lead
    assert proposed(cast, today) == [
        (late, "overdue"), (promised, "promised"), (taken_on, "referral"), (planned, "due"),
    ]  # fmt: skip


def test_a_customer_not_reached_was_promised_nothing(cast, today):
    lead = due(cast)
    create_follow_up(lead=lead, outcome="no_answer", now=NOW - timedelta(days=1))
    assert proposed(cast, today) == [(lead, "due")]


def test_a_good_chance_is_called_before_its_day(cast, today):
    lead = due(cast, on=FRIDAY, potential="A")
    due(cast, on=FRIDAY, potential="C")
    assert proposed(cast, today) == [(lead, "chance")]


def test_others_leads_closed_ones_and_those_that_wait_for_an_answer_are_not_proposed(cast, today):
    due(cast, on=FRIDAY, potential="C")
    close_lead(due(cast), stage="won")
    create_lead(finder=cast.wang, owner=cast.zhang, next_action_on=today)
    waiting = create_lead(finder=cast.lina, next_action_on=today)
    create_referral(lead=waiting, receiver=cast.zhang)
    assert proposed(cast, today) == []


@pytest.mark.parametrize("count", [1, 12])
def test_leads_grow_and_queries_do_not(cast, today, count, django_assert_num_queries):
    win_rates(cast.zsr, day=today)  # counted once a day
    for _ in range(count):
        create_follow_up(lead=due(cast, on=TOMORROW, potential="A"), now=NOW - timedelta(days=9))
        create_follow_up(lead=due(cast), now=NOW - timedelta(days=1))
    cast.lina.postings_on(today)
    with django_assert_num_queries(4):
        assert len(propose_plan(day=today, by=cast.lina)) >= count


def test_win_rates_are_of_the_furthest_stage_a_lead_came_to(cast, today):
    customer = create_customer(branch=cast.zsr)
    for place in range(ENOUGH):
        lead = create_lead(finder=cast.lina, customer=customer)
        create_follow_up(lead=lead, outcome="appointment")
        create_follow_up(lead=lead, outcome="no_answer")
        if place % 4 == 0:
            create_sale(lead=lead)
        else:
            close_lead(lead, stage="lost", reason="no_need")
    few = create_follow_up(lead=create_lead(finder=cast.lina, customer=customer)).lead
    close_lead(few, stage="lost", reason="no_need")
    rates = win_rates(cast.zsr, day=today)
    assert rates.at("appointment") == Decimal("0.25")
    assert rates.at("contacted") is None, "too few to tell"
    assert win_rates(cast.rml, day=today).at("appointment") is None


def test_win_rates_stay_the_same_all_day_and_are_counted_once(cast, today, django_assert_num_queries):
    with django_assert_num_queries(1):
        before = win_rates(cast.zsr, day=today)
        assert win_rates(cast.zsr, day=today) == before
