"""Handing over somebody's open work: the numbers for each before, the act, and from where it is offered."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leads.models import BulkAct, Lead
from organisation.models import Staff
from tests.factories import NOW, create_lead, create_staff


@pytest.fixture(autouse=True)
def _monday(cast):
    Staff.objects.update(language="en")
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page(client, cast):
    client.force_login(cast.head)
    return reverse("hand-over", args=[cast.lina.employee_no])


def test_it_says_what_each_would_get(client, cast, page):
    for _ in range(3):
        create_lead(finder=cast.wang, owner=cast.lina)
    create_staff(branch=cast.zsr)
    answer = client.get(page)
    assert sorted(share.leads_n for share in answer.context["shares"]) == [1, 2]
    one = client.get(page, {"to": cast.zhang.pk, "how": "good"})
    assert [(share.staff, share.leads_n) for share in one.context["shares"]] == [(cast.zhang, 3)]
    assert "Hand over 3 leads" in one.content.decode()


def test_who_seems_to_be_away_gets_no_share_while_somebody_is_there(client, cast, page):
    create_lead(finder=cast.wang, owner=cast.lina)
    here = create_staff(branch=cast.zsr, last_login=NOW)
    answer = client.get(page, {"to": "shared", "how": "good"})
    assert [share.staff for share in answer.context["shares"]] == [here]


def test_the_act_and_giving_back(client, cast, page):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    answer = client.post(page, {"to": cast.zhang.pk, "how": "time", "until": "2026-10-30"})
    assert (answer.status_code, answer.url) == (302, page)
    assert Lead.objects.get(pk=lead.pk).owner == cast.zhang
    act = BulkAct.objects.get()
    assert reverse("hand-over-return", args=[act.pk]) in client.get(page).content.decode()
    client.post(reverse("hand-over-return", args=[act.pk]))
    assert Lead.objects.get(pk=lead.pk).owner == cast.lina


def test_for_a_time_asks_until_when(client, cast, page):
    create_lead(finder=cast.wang, owner=cast.lina)
    answer = client.post(page, {"to": cast.zhang.pk, "how": "time"})
    assert answer.status_code == 422
    assert "until" in answer.context["form"].errors


def test_nothing_open_means_a_word(client, page):
    assert "Nothing is open" in client.get(page).content.decode()


def test_the_branch_page_offers_it_for_who_is_away(client, cast, page):
    create_lead(finder=cast.wang, owner=cast.lina)
    assert page in client.get(reverse("branch")).content.decode()


@pytest.mark.parametrize("number", ["999999", "x\0"])
def test_nobody_of_that_number_is_not_there(client, cast, page, number):
    assert client.get(f"/branch/hand-over/{number.replace(chr(0), '%00')}/").status_code == 404


def test_leads_grow_queries_do_not(client, cast, page):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        return len(queries)

    create_lead(finder=cast.wang, owner=cast.lina)
    count()
    few = count()
    for _ in range(5):
        create_lead(finder=cast.wang, owner=cast.lina)
    assert count() == few
