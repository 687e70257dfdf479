"""The week: what is planned on which day, and moving it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.models import Lead, PlanItem
from tests.factories import NOW, TODAY, create_customer, create_lead, create_plan

FRIDAY, SATURDAY = TODAY + timedelta(days=4), TODAY + timedelta(days=5)
WEEK = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "week"}


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def seller(client, lina):
    lina.language = "en"
    lina.save()
    client.force_login(lina)
    return client


def due(cast, on: date, **fields):
    customer = create_customer(branch=cast.zsr, name=fields.pop("name", "孙丽华"))
    return create_lead(
        finder=cast.wang, owner=cast.lina, customer=customer, next_action_on=on, now=NOW - timedelta(days=9), **fields
    )


def days(seller, **query):
    return {one.day: [lead.pk for lead in one.leads] for one in seller.get("/today/week/", query).context["week"].days}


def test_leads_stand_on_the_day_of_their_next_action_and_overdue_ones_on_today(seller, cast):
    late, now, later = due(cast, TODAY - timedelta(days=2)), due(cast, TODAY), due(cast, FRIDAY)
    due(cast, TODAY + timedelta(days=8))
    create_lead(finder=cast.zhang, next_action_on=TODAY)
    found = days(seller)
    assert found == {TODAY + timedelta(days=n): [] for n in range(5)} | {TODAY: [late.pk, now.pk], FRIDAY: [later.pk]}


def test_the_weekend_is_there_when_something_is_planned_on_it(seller, cast):
    lead = due(cast, SATURDAY)
    assert days(seller)[SATURDAY] == [lead.pk]
    assert len(days(seller, **{"from": "2026-10-19"})) == 5


@pytest.mark.parametrize("asked", ["2020-01-01", "nonsense", "2026-13-45", "", "9999-12-31"])
def test_any_address_shows_a_week_from_today_on(seller, asked):
    assert seller.get("/today/week/", {"from": asked}).context["week"].first >= TODAY


def test_too_much_for_a_day_is_said(seller, cast):
    for _ in range(13):
        due(cast, FRIDAY)
    assert "more than the 12 a day holds" in seller.get("/today/week/").content.decode()


def test_moved_to_another_day_and_taken_back(seller, cast):
    lead = due(cast, FRIDAY)
    answer = seller.post(f"/today/week/leads/{lead.pk}/", {"to": "2026-10-14"}, follow=True, **WEEK)
    page = answer.content.decode()
    assert "<html" not in page
    assert f'action="/today/week/leads/{lead.pk}/2026-10-16/"' in page
    assert Lead.objects.get(pk=lead.pk).next_action_on == date(2026, 10, 14)
    seller.post(f"/today/week/leads/{lead.pk}/2026-10-16/")
    assert Lead.objects.get(pk=lead.pk).next_action_on == FRIDAY


def test_out_of_todays_plan_it_is_carried_over(seller, cast):
    lead = due(cast, TODAY)
    create_plan(staff=cast.lina, leads=[lead])
    seller.post(f"/today/week/leads/{lead.pk}/", {"to": "2026-10-16"})
    assert PlanItem.objects.get().state == "carried"


@pytest.mark.parametrize(("to", "status"), [("2020-01-01", 302), ("nonsense", 404), ("", 404)])
def test_what_cannot_be_moved_stays(seller, cast, to, status):
    lead = due(cast, FRIDAY)
    assert seller.post(f"/today/week/leads/{lead.pk}/", {"to": to}).status_code == status
    assert Lead.objects.get(pk=lead.pk).next_action_on == FRIDAY


@pytest.mark.usefixtures("chinese")
def test_the_week_reads_as_chinese(client, cast):
    due(cast, FRIDAY)
    client.force_login(cast.lina)
    page = client.get("/today/week/").content.decode()
    for words in ("周视图", "星期五", "改到星期三", "没有安排"):
        assert words in page


def test_more_leads_ask_no_more_questions(seller, cast):
    due(cast, FRIDAY)
    seller.get("/today/week/")
    with CaptureQueriesContext(connection) as few:
        seller.get("/today/week/")
    for _ in range(9):
        due(cast, FRIDAY)
    with CaptureQueriesContext(connection) as many:
        seller.get("/today/week/")
    assert len(many) == len(few)
