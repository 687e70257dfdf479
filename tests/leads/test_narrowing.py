"""The list of leads behind a figure."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.cast import Cast
from tests.factories import NOW, create_lead, create_sale


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def listed(client, staff, **query) -> set[int]:
    client.force_login(staff)
    response = client.get(reverse("leads"), {"status": "", **query})
    assert response.status_code == 200
    return {lead.pk for lead in response.context["page"].rows}


def test_conditions_leave_the_records_behind_the_figure(client, cast: Cast):
    mine = create_lead(finder=cast.wang, owner=cast.lina)
    earlier = create_lead(finder=cast.wang, owner=cast.zhang, now=NOW - timedelta(days=9))
    other = create_lead(finder=cast.rml_teller, owner=cast.rml_seller)
    sold = create_sale(lead=create_lead(finder=cast.chen, owner=cast.lina)).lead
    boss = cast.supervisor
    assert listed(client, boss, finder="100101") == {mine.pk, earlier.pk}
    assert listed(client, boss, finder="100101", since="2026-10-12") == {mine.pk}
    assert listed(client, boss, until="2026-10-10") == {earlier.pk}
    assert listed(client, boss, owner="100104", status="open") == {mine.pk}
    assert listed(client, boss, unit="RML") == {other.pk}
    assert listed(client, boss, unit="EAST") == {mine.pk, earlier.pk, other.pk, sold.pk}
    assert listed(client, boss, found_in="RML") == {other.pk}
    assert listed(client, boss, closed_since="2026-10-12", closed_until="2026-10-12") == {sold.pk}


@pytest.mark.parametrize("query", [{"unit": "NOWHERE"}, {"owner": "0"}, {"since": "2026-02-30"}, {"finder": "\x00x"}])
def test_condition_that_cannot_be_read_leaves_nothing_and_says_so(client, cast: Cast, query):
    create_lead(finder=cast.wang)
    assert listed(client, cast.wang, **query) == set()


def test_nobody_sees_more_by_it(client, cast: Cast):
    create_lead(finder=cast.rml_teller)
    assert listed(client, cast.wang, finder="100201") == set()
    assert listed(client, cast.head, unit="RML") == set()


def test_conditions_are_named_and_kept_by_the_filters(client, cast: Cast):
    cast.wang.language = "en"
    cast.wang.save(update_fields=["language"])
    client.force_login(cast.wang)
    content = client.get(reverse("leads"), {"finder": "100101", "since": "2026-10-12"}).content.decode()
    assert "found by Wang Xiaoyu" in content
    assert '<input type="hidden" name="since" value="2026-10-12">' in content
