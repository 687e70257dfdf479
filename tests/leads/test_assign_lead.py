from datetime import date, timedelta

import pytest

from leads.errors import CannotOwn, LeadClosed, NotYours, PendingAnswer
from leads.models import Lead
from leads.services import assign_lead
from tests.factories import close_lead, create_customer, create_lead, create_posting, create_referral, create_staff

NEXT_DAY = date(2026, 10, 13)


def assign(lead, owner, now, by):
    return assign_lead(lead=lead, owner=owner, now=now, by=by)


def owners(lead):
    return [one.staff for one in lead.participants.current().filter(part="owner")]


def test_the_head_gives_a_lead_of_the_pool_to_somebody_who_sells(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=None)
    assign(lead, cast.lina, now, cast.head)
    lead.refresh_from_db()
    assert (lead.owner, lead.next_action, lead.next_action_on) == (cast.lina, "call", NEXT_DAY)
    assert owners(lead) == [cast.lina]
    assert lead in Lead.objects.visible_to(cast.lina, day=today)


def test_from_one_to_another_the_plan_that_lies_ahead_is_kept(cast, now, today):
    friday = date(2026, 10, 16)
    lead = create_lead(finder=cast.wang, owner=cast.lina, next_action="meet", next_action_on=friday)
    assign(lead, cast.zhang, now, cast.head)
    lead.refresh_from_db()
    assert (lead.owner, lead.next_action, lead.next_action_on) == (cast.zhang, "meet", friday)
    assert owners(lead) == [cast.zhang]
    assert lead not in Lead.objects.visible_to(cast.lina, day=today)
    assert lead in Lead.objects.visible_to(cast.wang, day=today)


def test_what_is_overdue_is_the_new_owners_the_next_working_day(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina, next_action="meet", next_action_on=date(2026, 10, 9))
    assert assign(lead, cast.zhang, now, cast.head).next_action_on == NEXT_DAY


def test_back_to_the_pool_it_waits_for_the_head(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    assign(lead, None, now, cast.lina)
    lead.refresh_from_db()
    assert (lead.owner, lead.next_action, lead.next_action_on) == (None, "assign", NEXT_DAY)
    assert owners(lead) == []


def test_assigning_twice_changes_nothing(cast, now):
    lead = create_lead(finder=cast.wang, owner=None)
    assign(lead, cast.lina, now, cast.head)
    assign(lead, cast.lina, now + timedelta(days=3), cast.head)
    lead.refresh_from_db()
    assert lead.next_action_on == NEXT_DAY
    assert owners(lead) == [cast.lina]


def test_a_seller_of_another_branch_takes_the_lead_there(cast, now):
    lead = assign(create_lead(finder=cast.wang, owner=None), cast.rml_seller, now, cast.head)
    assert (lead.branch, lead.captured_branch) == (cast.rml, cast.zsr)


def test_a_seller_of_two_branches_takes_it_where_it_is(cast, now):
    create_posting(staff=cast.rml_seller, branch=cast.zsr, role="wealth_manager", is_primary=False)
    lead = assign(create_lead(finder=cast.wang, owner=None), cast.rml_seller, now, cast.head)
    assert lead.branch == cast.zsr


@pytest.mark.parametrize("who", ["wang", "zhang", "rml_head", "supervisor", "administrator"])
def test_only_the_head_of_the_branch_assigns(cast, now, who):
    with pytest.raises(NotYours):
        assign(create_lead(finder=cast.wang, owner=None), cast.lina, now, getattr(cast, who))


def test_the_owner_gives_it_back_but_to_nobody_else(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    with pytest.raises(NotYours):
        assign(lead, cast.zhang, now, cast.lina)
    with pytest.raises(NotYours):
        assign(lead, None, now, cast.zhang)


def test_nobody_owns_who_does_not_sell_or_has_left(cast, now):
    lead = create_lead(finder=cast.wang, owner=None)
    for owner in (cast.chen, cast.head, create_staff(branch=cast.zsr, left_on=date(2026, 10, 11))):
        with pytest.raises(CannotOwn) as refusal:
            assign(lead, owner, now, cast.head)
        assert refusal.value.field == "owner"


def test_a_head_who_also_sells_may_take_it(cast, now):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    assert assign(create_lead(finder=cast.wang, owner=None), cast.head, now, cast.head).owner == cast.head


def test_a_lead_that_waits_for_an_answer_is_not_assigned(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.wang)
    create_referral(lead=lead, receiver=cast.lina)
    with pytest.raises(PendingAnswer):
        assign(lead, cast.zhang, now, cast.head)


def test_a_closed_lead_is_not_assigned(cast, now):
    with pytest.raises(LeadClosed):
        assign(close_lead(create_lead(finder=cast.lina), stage="won"), cast.zhang, now, cast.head)


def test_no_call_is_next_for_who_does_not_want_to_be_contacted(cast, now):
    quiet = create_customer(branch=cast.zsr, do_not_contact=True)
    lead = create_lead(finder=cast.wang, owner=None, customer=quiet)
    assert assign(lead, cast.lina, now, cast.head).next_action == "meet"
