"""Who can take a customer over right now, by what they recorded last and who is on the way to them."""

from datetime import timedelta

import pytest

from referrals.free_now import BUSY, who_is_free
from tests.factories import (
    create_follow_up,
    create_lead,
    create_posting,
    create_referral,
    create_sale,
    create_staff,
)


def told(cast, now):
    people = who_is_free(cast.zsr, day=now.date(), now=now, by=cast.zhou)
    return [(one.staff.name, str(one.now), one.last and str(one.last), one.minutes_ago, one.due) for one in people]


def contact(staff, now, *, minutes):
    create_follow_up(lead=create_lead(finder=staff, now=now), staff=staff, now=now - timedelta(minutes=minutes))


def walk_over(cast, now, receiver, **fields):
    lead = create_lead(finder=cast.zhou, owner=None)
    return create_referral(
        lead=lead, receiver=receiver, now=now, answer_within=10, due_at=now + timedelta(minutes=10), **fields
    )


def test_whoever_recorded_nothing_is_free_the_least_loaded_first(cast, now, today):
    create_lead(finder=cast.lina, next_action_on=today)
    create_lead(finder=cast.zhang, next_action_on=today + timedelta(days=1))
    assert told(cast, now) == [("张浩然", "free", None, None, 0), ("李娜", "free", None, None, 1)]


@pytest.mark.parametrize(
    ("minutes", "state"),
    [
        pytest.param(0, "busy", id="this minute"),
        pytest.param(14, "busy", id="just within"),
        pytest.param(15, "free", id="just past"),
    ],
)
def test_whoever_recorded_something_in_the_last_minutes_is_busy(cast, now, minutes, state):
    assert timedelta(minutes=15) == BUSY
    contact(cast.lina, now, minutes=minutes)
    assert ("李娜", state, "contact", minutes) in [one[:4] for one in told(cast, now)]


def test_a_sale_and_an_answer_count_too_and_the_last_one_is_told(cast, now):
    contact(cast.lina, now, minutes=40)
    create_sale(lead=create_lead(finder=cast.lina, now=now - timedelta(minutes=30)), now=now - timedelta(minutes=30))
    walk_over(cast, now - timedelta(minutes=20), cast.lina, state="accepted", decided_at=now - timedelta(minutes=3))
    contact(cast.zhang, now, minutes=50)
    assert [one[:4] for one in told(cast, now)] == [
        ("张浩然", "free", "contact", 50),
        ("李娜", "busy", "answer", 3),
    ]


def test_to_whom_a_customer_is_on_the_way_is_asked_already_and_stands_last(cast, now):
    walk_over(cast, now, cast.zhang)
    contact(cast.lina, now, minutes=1)
    assert [one[:2] for one in told(cast, now)] == [("李娜", "busy"), ("张浩然", "asked")]


def test_an_ordinary_referral_that_waits_asks_nobody_to_come(cast, now):
    create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, now=now)
    assert {one[1] for one in told(cast, now)} == {"free"}


def test_what_was_recorded_yesterday_or_taken_back_is_not_of_today(cast, now):
    create_follow_up(lead=create_lead(finder=cast.lina), now=now - timedelta(days=1))
    create_follow_up(lead=create_lead(finder=cast.zhang), now=now, superseded_at=now)
    assert {one[2] for one in told(cast, now)} == {None}


def test_those_are_asked_who_may_own_leads_here_today(cast, now, today):
    create_staff(branch=cast.zsr, name="离职", left_on=today - timedelta(days=1))
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    assert {one[0] for one in told(cast, now)} == {"张浩然", "李娜", "陈国栋"}
    assert {one.staff for one in who_is_free(cast.zsr, day=today, now=now, by=cast.lina)} == {cast.zhang, cast.head}


def test_it_is_one_query_however_many_there_are(cast, now, django_assert_num_queries):
    for number in range(12):
        contact(create_staff(branch=cast.zsr, name=f"经理{number}"), now, minutes=number)
    with django_assert_num_queries(1):
        assert len(told(cast, now)) == 14
