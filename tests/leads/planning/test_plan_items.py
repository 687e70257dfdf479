"""Adding to a plan that is committed, moving what is in it, and taking it out."""

from datetime import timedelta

import pytest

from leads.errors import AlreadyDone, DayClosed, DoNotContact, LeadClosed, NotCommitted, NotYours, PendingAnswer
from leads.models import PlanItem
from leads.services import (
    add_plan_item,
    carry_plan_item,
    close_day,
    drop_plan_item,
    move_plan_item,
    move_to_day,
    record_follow_up,
)
from organisation.errors import Invalid
from tests.factories import close_lead, create_customer, create_lead, create_referral
from tests.leads.planning.conftest import FRIDAY, TOMORROW, at, due, item_of, next_of


def order(plan):
    return [item.lead_id for item in plan.items.in_order()]


def closed(plan, now):
    plan.items.update(state="missed")
    return close_day(plan=plan, left={}, now=now, by=plan.staff)


def contact(lead, now, by):
    return record_follow_up(
        lead=lead, method="phone", reached=True, outcome="interested", next_action_on=FRIDAY, contacted_at=now,
        now=now, by=by,
    )  # fmt: skip


class TestAdd:
    def test_an_own_lead_comes_to_the_end_of_the_plan_and_its_next_action_to_today(self, cast, now, today, plan):
        lead = due(cast, on=FRIDAY)
        item = add_plan_item(lead=lead, now=now, by=cast.lina)
        assert (item.reason, item.kind, item.position) == ("added", "call", 4)
        assert order(plan)[-1] == lead.pk
        assert next_of(lead) == today

    def test_twice_is_once(self, cast, now, plan):
        lead = due(cast)
        assert add_plan_item(lead=lead, now=now, by=cast.lina) == add_plan_item(lead=lead, now=now, by=cast.lina)
        assert plan.items.count() == 4

    def test_what_was_carried_over_or_dropped_today_is_taken_up_again(self, cast, now, today, leads, plan):
        carry_plan_item(item=item_of(leads[0]), to=FRIDAY, now=now, by=cast.lina)
        drop_plan_item(item=item_of(leads[1]), reason="mistake", now=now, by=cast.lina)
        for lead in leads[:2]:
            add_plan_item(lead=lead, now=now, by=cast.lina)
            assert item_of(lead).state == "planned"
            assert next_of(lead) == today
        assert plan.items.count() == 3

    def test_without_a_plan_there_is_nothing_to_add_to(self, cast, now):
        with pytest.raises(NotCommitted):
            add_plan_item(lead=due(cast), now=now, by=cast.lina)

    def test_a_closed_day_takes_nothing_more(self, cast, now, plan):
        closed(plan, now)
        with pytest.raises(DayClosed):
            add_plan_item(lead=due(cast), now=now, by=cast.lina)

    def test_only_own_open_leads_that_wait_for_nobody(self, cast, now, plan):
        with pytest.raises(NotYours):
            add_plan_item(lead=create_lead(finder=cast.zhang), now=now, by=cast.lina)
        with pytest.raises(LeadClosed):
            add_plan_item(lead=close_lead(due(cast), stage="won"), now=now, by=cast.lina)
        waiting = create_referral(lead=create_lead(finder=cast.lina), receiver=cast.zhang).lead
        with pytest.raises(PendingAnswer):
            add_plan_item(lead=waiting, now=now, by=cast.lina)
        assert plan.items.count() == 3

    @pytest.mark.parametrize("kind", ["call", "message"])
    def test_no_call_is_planned_for_who_does_not_want_to_be_contacted(self, cast, now, plan, kind):
        lead = due(cast, customer=create_customer(branch=cast.zsr, do_not_contact=True))
        with pytest.raises(DoNotContact):
            add_plan_item(lead=lead, kind=kind, now=now, by=cast.lina)
        assert add_plan_item(lead=lead, kind="meet", now=now, by=cast.lina).kind == "meet"


class TestMove:
    @pytest.mark.parametrize(
        ("position", "expected"),
        [(1, [2, 0, 1]), (2, [0, 2, 1]), (3, [0, 1, 2]), (99, [0, 1, 2]), (-1, [2, 0, 1])],
    )
    def test_to_a_place_in_the_order(self, cast, now, leads, plan, position, expected):
        for _ in range(2):
            move_plan_item(item=item_of(leads[2]), position=position, now=now, by=cast.lina)
            assert order(plan) == [leads[place].pk for place in expected]

    def test_places_are_counted_among_what_is_still_to_do(self, cast, now, leads, plan):
        contact(leads[0], now, cast.lina)
        move_plan_item(item=item_of(leads[2]), position=1, now=now, by=cast.lina)
        assert order(plan) == [leads[0].pk, leads[2].pk, leads[1].pk]

    def test_everybody_orders_their_own_day_while_it_is_open(self, cast, now, leads, plan):
        with pytest.raises(NotYours):
            move_plan_item(item=item_of(leads[2]), position=1, now=now, by=cast.head)
        closed(plan, now)
        with pytest.raises(DayClosed):
            move_plan_item(item=item_of(leads[2]), position=1, now=now, by=cast.lina)


class TestCarry:
    def test_to_another_day_and_the_next_action_with_it(self, cast, now, leads, plan):
        for _ in range(2):
            item = carry_plan_item(item=item_of(leads[0]), to=FRIDAY, now=now, by=cast.lina)
            assert (item.state, item.carried_to) == ("carried", FRIDAY)
            assert next_of(leads[0]) == FRIDAY

    def test_a_second_thought_counts(self, cast, now, leads, plan):
        carry_plan_item(item=item_of(leads[0]), to=FRIDAY, now=now, by=cast.lina)
        carry_plan_item(item=item_of(leads[0]), to=TOMORROW, now=now, by=cast.lina)
        assert next_of(leads[0]) == item_of(leads[0]).carried_to == TOMORROW

    @pytest.mark.parametrize(("days", "field"), [(0, "carried_to"), (-1, "carried_to"), (400, "next_action_on")])
    def test_only_to_a_later_day_within_a_year(self, cast, now, today, leads, plan, days, field):
        with pytest.raises(Invalid) as refusal:
            carry_plan_item(item=item_of(leads[0]), to=today + timedelta(days=days), now=now, by=cast.lina)
        assert refusal.value.field == field
        assert item_of(leads[0]).state == "planned"

    def test_what_is_done_is_not_carried_over(self, cast, now, leads, plan):
        contact(leads[0], now, cast.lina)
        with pytest.raises(AlreadyDone):
            carry_plan_item(item=item_of(leads[0]), to=TOMORROW, now=now, by=cast.lina)
        assert next_of(leads[0]) == FRIDAY

    def test_by_its_owner_while_the_lead_is_theirs_and_the_day_open(self, cast, now, leads, plan):
        with pytest.raises(NotYours):
            carry_plan_item(item=item_of(leads[0]), to=FRIDAY, now=now, by=cast.head)
        close_lead(leads[1], stage="won")
        with pytest.raises(LeadClosed):
            carry_plan_item(item=item_of(leads[1]), to=FRIDAY, now=now, by=cast.lina)
        closed(plan, now)
        with pytest.raises(DayClosed):
            carry_plan_item(item=item_of(leads[2]), to=FRIDAY, now=now, by=cast.lina)


class TestDrop:
    def test_with_a_reason_and_the_lead_stays_as_it_is(self, cast, now, today, leads, plan):
        for _ in range(2):
            item = drop_plan_item(item=item_of(leads[0]), reason="not_needed", now=now, by=cast.lina)
            assert (item.state, item.drop_reason) == ("dropped", "not_needed")
        assert next_of(leads[0]) == today

    def test_in_own_words(self, cast, now, leads, plan):
        item = drop_plan_item(item=item_of(leads[0]), reason=" 客户出差 ", now=now, by=cast.lina)
        assert item.drop_reason == "客户出差"

    @pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
    def test_never_without_a_reason(self, cast, now, leads, plan, reason):
        with pytest.raises(Invalid) as refusal:
            drop_plan_item(item=item_of(leads[0]), reason=reason, now=now, by=cast.lina)
        assert refusal.value.field == "drop_reason"

    def test_what_is_done_is_not_dropped_and_nobody_drops_a_colleagues(self, cast, now, leads, plan):
        contact(leads[0], now, cast.lina)
        with pytest.raises(AlreadyDone):
            drop_plan_item(item=item_of(leads[0]), reason="mistake", now=now, by=cast.lina)
        with pytest.raises(NotYours):
            drop_plan_item(item=item_of(leads[1]), reason="mistake", now=now, by=cast.zhang)


class TestMoveToDay:
    def test_before_the_plan_only_the_next_action_moves(self, cast, now, leads):
        for _ in range(2):
            move_to_day(lead=leads[0], to=FRIDAY, now=now, by=cast.lina)
            assert next_of(leads[0]) == FRIDAY
        assert not PlanItem.objects.exists()

    def test_out_of_todays_plan_it_is_carried_over(self, cast, now, leads, plan):
        move_to_day(lead=leads[0], to=FRIDAY, now=now, by=cast.lina)
        assert (item_of(leads[0]).state, item_of(leads[0]).carried_to) == ("carried", FRIDAY)

    def test_to_today_it_is_put_into_the_plan(self, cast, now, today, plan):
        lead = due(cast, on=FRIDAY)
        move_to_day(lead=lead, to=today, now=now, by=cast.lina)
        assert item_of(lead).state == "planned"
        assert next_of(lead) == today

    def test_there_and_back_is_as_before(self, cast, now, today, leads, plan):
        for to in (FRIDAY, today):
            move_to_day(lead=leads[0], to=to, now=now, by=cast.lina)
        assert item_of(leads[0]).state == "planned"
        assert next_of(leads[0]) == today

    def test_not_into_the_past_and_not_a_colleagues(self, cast, now, today, leads):
        with pytest.raises(Invalid):
            move_to_day(lead=leads[0], to=today - timedelta(days=1), now=now, by=cast.lina)
        with pytest.raises(NotYours):
            move_to_day(lead=leads[0], to=FRIDAY, now=now, by=cast.zhang)

    def test_in_a_closed_day_only_the_next_action_moves(self, cast, leads, plan):
        closed(plan, at(0))
        move_to_day(lead=leads[0], to=FRIDAY, now=at(0), by=cast.lina)
        assert (item_of(leads[0]).state, next_of(leads[0])) == ("missed", FRIDAY)
