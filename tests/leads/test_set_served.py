"""One number at the end of the day; corrected while it is fresh, and then with the reason."""

from datetime import date, timedelta

import pytest

from leads.errors import TooLate, TooMany
from leads.models import TrafficLog
from leads.models.traffic_log import MOST_A_DAY
from leads.served import may_say_served
from leads.services import set_served
from organisation.errors import Invalid, NotAllowed
from tests.factories import create_traffic


def say(staff, now, served=86, *, day=None, reason=""):
    return set_served(served=served, day=day or now.date(), reason=reason, now=now, by=staff)


def test_the_number_of_the_day_stands_in_the_own_branch(wang, zsr, now, today):
    log = say(wang, now)
    assert (log.served, log.served_source, log.correction) == (86, "hand", "")
    assert (log.day, log.branch) == (today, zsr)


def test_nought_is_a_number(wang, now):
    assert say(wang, now, 0).served == 0


def test_the_same_number_again_changes_nothing(wang, now):
    create_traffic(staff=wang, served=86)
    assert say(wang, now).served_source == "queue"
    assert TrafficLog.objects.count() == 1


def test_a_number_that_stands_is_corrected_with_the_reason(wang, now):
    create_traffic(staff=wang, served=86)
    with pytest.raises(Invalid, match="86 stands there already") as refusal:
        say(wang, now, 91)
    assert refusal.value.field == "reason"
    log = say(wang, now, 91, reason=" 叫号机下午停过，13800138000 ")
    assert (log.served, log.served_source) == (91, "hand")
    assert log.correction == "叫号机下午停过，*******8000"


@pytest.mark.parametrize("served", [-1, MOST_A_DAY + 1])
def test_impossible_numbers_are_refused_at_their_field(wang, now, served):
    with pytest.raises(TooMany) as refusal:
        say(wang, now, served)
    assert refusal.value.field == "served"
    assert not TrafficLog.objects.exists()


@pytest.mark.parametrize("who", ["zhou", "lina", "head", "supervisor", "administrator", "auditor"])
def test_only_who_serves_at_the_counter_says_it(cast, now, who):
    with pytest.raises(NotAllowed):
        say(getattr(cast, who), now)


def test_what_is_counted_in_the_lobby_stays(wang, now):
    create_traffic(staff=wang, received=4)
    assert say(wang, now).received == 4


MONDAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("days_back", "today", "may"),
    [
        pytest.param(0, MONDAY, True, id="today"),
        pytest.param(-1, MONDAY, False, id="tomorrow"),
        pytest.param(1, MONDAY, True, id="Sunday, on a Monday"),
        pytest.param(3, MONDAY, True, id="Friday, on a Monday"),
        pytest.param(4, MONDAY, False, id="Thursday, on a Monday"),
        pytest.param(1, date(2026, 10, 13), True, id="yesterday"),
        pytest.param(2, date(2026, 10, 13), False, id="the day before yesterday"),
    ],
)
def test_until_when_a_day_is_the_own(days_back, today, may):
    assert may_say_served(today - timedelta(days=days_back), today=today) is may


def test_an_older_day_is_left_to_the_head(wang, now):
    with pytest.raises(TooLate):
        say(wang, now, day=now.date() - timedelta(days=4))
