"""What the page of a refusal says: the right that is missing, who holds it, who gives it."""

import pytest
import time_machine
from django.template.loader import render_to_string
from django.urls import reverse

from tests.factories import NOW


def refused(client, staff, name):
    staff.language = "en"
    staff.save()
    client.force_login(staff)
    with time_machine.travel(NOW, tick=False):
        answer = client.get(reverse(name))
    assert answer.status_code == 403
    return answer.content.decode()


@pytest.mark.parametrize(
    ("who", "name", "right", "roles"),
    [
        ("wang", "reviews", "Comment on and rate the contact records of others.", "Branch head, Supervisor"),
        ("supervisor", "capture", "Log a sales lead", "Teller, Lobby manager, Wealth manager, Branch head"),
        ("wang", "compare", "Compare the branches below the own unit.", "Supervisor"),
        ("auditor", "boards", "See the boards of the own unit", "Teller, Lobby manager, Wealth manager"),
    ],
)
def test_a_missing_right_is_named(client, cast, who, name, right, roles):
    page = refused(client, getattr(cast, who), name)
    assert right in page
    assert roles in page
    assert "An administrator" in page


def test_the_ways_on_are_home_and_search(client, cast):
    page = refused(client, cast.wang, "compare")
    assert 'class="button" href="/"' in page
    assert 'class="button button--plain" href="/search/"' in page


def test_nothing_here_leads_to_the_search(client, cast):
    client.force_login(cast.wang)
    answer = client.get("/leads/999999/")
    assert answer.status_code == 404
    assert 'class="button button--plain" href="/search/"' in answer.content.decode()


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_what_may_come_while_the_database_is_away_asks_it_nothing(name):
    page = render_to_string(name)  # without a database this test could not ask it
    assert "<form" not in page
    assert 'href="/"' in page
