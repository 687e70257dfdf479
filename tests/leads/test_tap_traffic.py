"""The lobby manager counts one by one; what is counted is what the database added."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from leads.errors import NothingToTakeBack, TooMany
from leads.models import TrafficLog
from leads.models.traffic_log import MOST_A_DAY
from leads.services import tap_traffic
from organisation.errors import Invalid, NotAllowed
from organisation.postings import make_posting
from tests.cast import create_cast
from tests.factories import NOW, TODAY, create_traffic


def tap(staff, now, what="received", step=1):
    return tap_traffic(what=what, step=step, now=now, by=staff)


def test_each_tap_counts_one_customer_of_the_day_in_the_own_branch(zhou, zsr, now, today):
    tap(zhou, now)
    log = tap(zhou, now)
    tap(zhou, now, "diverted")
    assert (log.received, log.day, log.branch) == (2, today, zsr)
    log.refresh_from_db()
    assert (log.received, log.diverted, log.identified, log.served) == (2, 1, 0, None)


def test_a_tap_is_taken_back(zhou, now):
    tap(zhou, now, "identified")
    assert tap(zhou, now, "identified", step=-1).identified == 0


def test_nothing_is_taken_back_below_nought(zhou, now):
    with pytest.raises(NothingToTakeBack):
        tap(zhou, now, step=-1)
    tap(zhou, now, "diverted")
    with pytest.raises(NothingToTakeBack):
        tap(zhou, now, "received", step=-1)


def test_no_day_has_more_customers_than_anybody_meets(zhou, now):
    create_traffic(staff=zhou, received=MOST_A_DAY - 1)
    assert tap(zhou, now).received == MOST_A_DAY
    with pytest.raises(TooMany):
        tap(zhou, now)


@pytest.mark.parametrize("who", ["wang", "lina", "head", "supervisor", "administrator", "auditor"])
def test_only_who_stands_in_the_lobby_counts_there(cast, now, who):
    with pytest.raises(NotAllowed):
        tap(getattr(cast, who), now)
    assert not TrafficLog.objects.exists()


@pytest.mark.parametrize(("what", "step"), [("served", 1), ("id", 1), ("received", 2), ("received", 0)])
def test_nothing_else_is_counted_and_nothing_by_the_dozen(zhou, now, what, step):
    with pytest.raises(Invalid):
        tap(zhou, now, what, step)


def test_a_later_transfer_leaves_the_day_in_its_branch(zhou, zsr, rml, now, today):
    tap(zhou, now)
    zhou.postings.update(ends_on=today)
    make_posting(
        staff=zhou, role="lobby_manager", branch=rml, starts_on=today.replace(day=today.day + 1), is_primary=True
    )
    tomorrow = now.replace(day=now.day + 1)
    assert tap(zhou, tomorrow).branch == rml
    assert TrafficLog.objects.get(day=today).branch == zsr


def test_the_own_days_and_those_of_the_branch_are_seen(cast, today):
    log = create_traffic(staff=cast.zhou, received=3)
    seen = {
        who: TrafficLog.objects.visible_to(getattr(cast, who), day=today).filter(pk=log.pk).exists()
        for who in ("zhou", "wang", "lina", "head", "rml_head", "supervisor", "west_supervisor", "administrator")
    }
    assert seen == {
        "zhou": True, "wang": False, "lina": False, "head": True, "rml_head": False, "supervisor": True,
        "west_supervisor": False, "administrator": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"received": MOST_A_DAY + 1}, id="too many received"),
        pytest.param({"served": MOST_A_DAY + 1}, id="too many served"),
        pytest.param({"source": "queue"}, id="a source without a number"),
        pytest.param({"served": 3, "source": ""}, id="a number without a source"),
        pytest.param({"served": 3, "source": "queue", "correction": "x"}, id="the machine corrects nothing"),
    ],
)
def test_the_database_keeps_what_cannot_be(zhou, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        create_traffic(staff=zhou, **fields)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_taps_of_two_devices_at_once_all_count():
    zhou = create_cast().zhou
    start = Barrier(8)

    def device() -> None:
        try:
            start.wait(timeout=10)
            for _ in range(5):
                tap_traffic(what="received", now=NOW, by=zhou)
        finally:
            connection.close()

    devices = [Thread(target=device) for _ in range(8)]
    for one in devices:
        one.start()
    for one in devices:
        one.join()
    assert TrafficLog.objects.get(staff=zhou, day=TODAY).received == 40
