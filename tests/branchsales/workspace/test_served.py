"""The teller's number of the day: asked for in the evening, prefilled by the queue machine, never before capture."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from leads.models import TrafficLog
from performance.rollup import drain
from tests.factories import BANK_ZONE, create_lead, create_traffic
from tests.referrals.pages import text_of

EVENING = datetime(2026, 10, 13, 16, 30, tzinfo=BANK_ZONE)  # a Tuesday
TUESDAY, MONDAY = EVENING.date(), EVENING.date() - timedelta(days=1)


@pytest.fixture(autouse=True)
def evening():
    with time_machine.travel(EVENING, tick=False) as clock:
        yield clock


@pytest.fixture
def teller(client, cast):
    cast.wang.language = "en"
    cast.wang.save()
    client.force_login(cast.wang)
    return client


def say(client, served, *, day=TUESDAY, reason="", **extra):
    sent = {"served": served, "day": day.isoformat(), "reason": reason, "form_token": str(uuid4())}
    return client.post("/served/", sent, **extra)


def test_in_the_evening_one_number_is_asked_for_below_capture(teller, cast):
    page = teller.get("/").content.decode()
    assert page.index('name="who"') < page.index('name="served"')
    answer = say(teller, "86", follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "86 customers served noted." in text_of(answer)
    assert "Served today 86 as you said Correct" in text_of(answer)
    assert TrafficLog.objects.get().served == 86


def test_in_the_morning_nothing_is_asked(teller, evening):
    evening.move_to(EVENING.replace(hour=10))
    page = teller.get("/")
    assert 'name="served"' not in page.content.decode()
    assert "Served today at the end of the day" in text_of(page)


def test_the_queue_machine_has_said_it_already(teller, cast):
    create_traffic(staff=cast.wang, day=TUESDAY, served=86)
    page = teller.get("/")
    assert 'name="served"' not in page.content.decode()
    assert "Served today 86 by the queue machine Correct" in text_of(page)
    form = teller.get("/served/")
    assert form.context["form"]["served"].value() == 86
    assert "86 by the queue machine" in text_of(form)


def test_a_correction_without_its_reason_comes_back_with_what_was_typed(teller, cast):
    create_traffic(staff=cast.wang, day=TUESDAY, served=86)
    answer = say(teller, "91")
    assert answer.status_code == 422
    assert answer.context["form"]["served"].value() == "91"
    assert "86 stands there already" in text_of(answer)
    say(teller, "91", reason="叫号机停过")
    assert TrafficLog.objects.get().served == 91


@pytest.mark.parametrize(
    ("served", "words"),
    [("", "Write how many customers"), ("-1", "Write a number from 0 to 5000"), ("x", "Enter a whole number")],
)
def test_what_is_no_number_is_said_at_the_field(teller, served, words):
    answer = say(teller, served)
    assert answer.status_code == 422
    assert words in text_of(answer)


def test_the_day_before_may_still_be_said_and_an_older_one_not(teller, cast):
    page = teller.get("/")
    assert "Yesterday: no number yet." in text_of(page)
    assert f"/served/?day={MONDAY}" in page.content.decode()
    say(teller, "70", day=MONDAY)
    assert TrafficLog.objects.get(day=MONDAY).served == 70
    assert "no number yet" not in text_of(teller.get("/"))
    assert say(teller, "70", day=date(2026, 10, 9)).status_code == 422


def test_a_second_click_and_a_day_from_nowhere_do_no_harm(teller):
    sent = {"served": "86", "day": TUESDAY.isoformat(), "form_token": str(uuid4())}
    assert [teller.post("/served/", sent).status_code for _ in range(2)] == [302, 302]
    assert TrafficLog.objects.count() == 1
    assert teller.get("/served/?day=2026-99-99").status_code == 200


def test_own_leads_per_hundred_stand_beside_those_of_the_branch(teller, cast):
    create_lead(finder=cast.wang, now=EVENING)
    create_lead(finder=cast.chen, now=EVENING)
    create_traffic(staff=cast.wang, day=TUESDAY, served=40)
    create_traffic(staff=cast.chen, day=TUESDAY, served=60)
    drain()
    assert "Leads per 100 served 2.5 branch 2" in text_of(teller.get("/"))


def test_without_a_number_there_is_no_rate(teller):
    assert "Leads per 100 served — branch —" in text_of(teller.get("/"))


def test_who_serves_nobody_at_the_counter_is_not_asked(client, cast):
    client.force_login(cast.zhou)
    assert "/served/" not in client.get("/").content.decode()
    assert client.get("/served/").status_code == 403
