"""Two desks at once: one plan, nothing lost, and nobody waits for ever."""

from datetime import timedelta
from functools import partial

import pytest

from leads.errors import AlreadyCommitted
from leads.models import DailyPlan, PlanItem
from leads.services import Left, close_day, commit_plan, record_follow_up
from tests.cast import create_cast
from tests.factories import NOW, create_lead
from tests.leads.planning.conftest import FRIDAY
from tests.referrals.test_races import at_once, one_won

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bank():
    return create_cast()


def planned(bank, count=3):
    return [create_lead(finder=bank.lina, now=NOW - timedelta(days=2), next_action_on=NOW.date()) for _ in range(count)]


def contact_on(lead, by):
    return partial(
        record_follow_up, lead=lead, method="phone", reached=True, outcome="interested", next_action_on=FRIDAY,
        contacted_at=NOW, now=NOW, by=by,
    )  # fmt: skip


def test_the_same_plan_committed_at_two_desks_is_one(bank):
    leads = planned(bank)
    made = at_once(*[partial(commit_plan, leads=leads, now=NOW, by=bank.lina)] * 3)
    assert {plan.pk for plan in made} == {DailyPlan.objects.get().pk}
    assert PlanItem.objects.count() == 3


def test_of_two_plans_at_once_one_is_committed(bank):
    leads = planned(bank)
    made = at_once(
        partial(commit_plan, leads=leads, now=NOW, by=bank.lina),
        partial(commit_plan, leads=leads[::-1], now=NOW, by=bank.lina),
    )
    assert one_won(made, AlreadyCommitted)
    assert PlanItem.objects.count() == 3


def test_a_contact_while_the_day_is_closed_is_done_or_carried_over_never_lost(bank):
    leads = planned(bank, 4)
    plan = commit_plan(leads=leads, now=NOW, by=bank.lina)
    left = {item.pk: Left(carried_to=FRIDAY) for item in plan.items.all()}
    made = at_once(
        partial(close_day, plan=plan, left=left, now=NOW, by=bank.lina),
        *[contact_on(lead, bank.lina) for lead in leads],
    )
    assert not [one for one in made if isinstance(one, Exception)], made
    assert {item.state for item in plan.items.all()} == {"done"}, "a contact of the day makes it done in any order"
