from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from branchsales.workspace.lead.history import history_of, stops_of
from organisation.models import Staff
from organisation.ui.path import StopKind
from tests.factories import NOW, create_follow_up, create_lead, create_referral, create_review, create_sale


@pytest.fixture(autouse=True)
def at_ten(cast):
    Staff.objects.update(language="en")
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, who, lead):
    client.force_login(who)
    return client.get(reverse("lead", args=[lead.pk]))


def test_the_owner_is_offered_what_the_owner_may_do(client, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    assert page(client, cast.lina, lead).context["actions"] == {
        "follow_up", "sell", "refer", "plan", "sibling", "release", "lose",
    }  # fmt: skip


def test_the_finder_and_the_head_are_offered_theirs(client, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    assert page(client, cast.wang, lead).context["actions"] == {"refer", "sibling"}
    assert page(client, cast.head, lead).context["actions"] == {"refer", "sibling", "assign"}
    assert page(client, cast.supervisor, lead).context["actions"] == set()


def labels(acts):
    return [act.label for act in acts]


def test_an_owner_has_three_acts_at_hand_and_the_rest_in_the_menu(client, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    offered = page(client, cast.lina, lead).context["offered"]
    assert labels(offered.shown) == ["Record a contact", "Record the sale", "Refer"]
    assert labels(offered.more) == [
        "Change the next action", "Another product", "Give to the branch pool", "Close as lost",
    ]  # fmt: skip


def test_a_menu_of_one_is_none(client, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    head = page(client, cast.head, lead).context["offered"]
    assert labels(head.shown) == ["Refer", "Assign", "Another product"]
    assert not head.more
    lead = create_lead(finder=cast.head, owner=cast.lina)
    assert labels(page(client, cast.head, lead).context["offered"].shown)[-1] == "Logged by mistake: take back"


def test_who_may_do_nothing_is_offered_nothing(client, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    offered = page(client, cast.supervisor, lead).context["offered"]
    assert offered.shown == offered.more == []


def test_whoever_is_asked_answers_on_the_page(client, cast):
    lead = create_lead(finder=cast.wang, owner=None)
    referral = create_referral(lead=lead, receiver=cast.lina)
    assert reverse("referral-acceptance", args=[referral.pk]) in page(client, cast.lina, lead).content.decode()
    assert reverse("referral-withdrawal", args=[referral.pk]) in page(client, cast.wang, lead).content.decode()
    others = page(client, cast.head, lead).content.decode()
    assert reverse("referral-acceptance", args=[referral.pk]) not in others


def test_the_way_of_a_sold_lead_is_told_from_finder_to_sale(cast):
    lead = create_lead(finder=cast.wang, owner=None)
    create_referral(lead=lead, receiver=cast.lina, state="accepted")
    lead.refresh_from_db()
    create_follow_up(lead=lead, staff=cast.lina, now=NOW + timedelta(hours=1))
    create_sale(lead=lead, now=NOW + timedelta(hours=2))
    lead.refresh_from_db()
    history = history_of(lead)
    assert [stop.kind for stop in stops_of(lead, history)] == [
        StopKind.FOUND,
        StopKind.ACCEPTED,
        StopKind.REACHED,
        StopKind.SOLD,
    ]
    assert [str(entry.kind) for entry in history.entries] == ["sale", "contact", "decided", "referred", "found"]


def test_an_open_lead_shows_what_lies_ahead(cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    (*_, ahead) = stops_of(lead, history_of(lead))
    assert (ahead.is_done, ahead.when) == (False, lead.next_action_on)


def test_a_long_history_asks_no_more_than_a_short_one(client, cast):
    lead = create_lead(finder=cast.wang, owner=cast.lina)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert page(client, cast.head, lead).status_code == 200
        return len(captured)

    def add(count):
        for number in range(count):
            record = create_follow_up(lead=lead, now=NOW + timedelta(minutes=number))
            create_review(follow_up=record, author=cast.head)
            create_referral(lead=lead, referrer=cast.wang, receiver=cast.zhang, state="returned")

    add(1)
    queries()
    few = queries()
    add(6)
    assert queries() == few
