from datetime import date, datetime, timedelta

import pytest

from leads.models import DailyPlan, Lead, PlanItem
from leads.services import commit_plan
from tests.factories import NOW, TODAY, create_lead

TOMORROW, FRIDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=4)
EVENING = NOW + timedelta(hours=8)


def due(cast, *, on: date = TODAY, **fields: object) -> Lead:
    """A lead of 李娜, found by 王晓雨 some days ago."""
    return create_lead(finder=cast.wang, owner=cast.lina, next_action_on=on, now=NOW - timedelta(days=5), **fields)


@pytest.fixture
def leads(cast) -> list[Lead]:
    """Three leads of 李娜 that are due today."""
    return [due(cast) for _ in range(3)]


@pytest.fixture
def plan(cast, leads) -> DailyPlan:
    """李娜's plan of today with her three leads."""
    return commit_plan(leads=leads, now=NOW, by=cast.lina)


def item_of(lead: Lead, *, day: date = TODAY) -> PlanItem:
    return PlanItem.objects.get(lead=lead, plan__day=day)


def next_of(lead: Lead) -> date | None:
    return Lead.objects.get(pk=lead.pk).next_action_on


def at(days: int) -> datetime:
    """The same hour, days later."""
    return NOW + timedelta(days=days)
