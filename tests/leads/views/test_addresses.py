"""What is not there is not there, and what is only read is not written to."""

from base64 import urlsafe_b64encode

import pytest
from django.urls import reverse

OF_A_LEAD = [
    "lead",
    "follow-up-new",
    "lead-next-action",
    "lead-loss",
    "lead-assignment",
    "lead-release",
    "lead-sibling",
]
BY_ID = [*OF_A_LEAD, "follow-up-correction", "review-new", "customer", "customer-reveal"]
READ_ONLY = ["lead", "customer"]
FORGED = [
    "x",
    "W10",
    "WyJhIiwiYiJd",
    "WzEsMl0",
    "%00",
    "W251bGwsbnVsbF0",
    urlsafe_b64encode(b"[" * 2500).decode(),  # deeper than a list can be read
    urlsafe_b64encode(b'["2026-01-01T00:00:00+23:59", "\\u0000"]').decode(),
    urlsafe_b64encode(b'["2026-01-01", "\\ud800"]').decode(),  # half a character
    urlsafe_b64encode(b'["0001-01-01T00:00:00+23:59", 1]').decode(),  # before the first day there is
]
WITHOUT_ID = ["leads", "reviews"]


@pytest.mark.parametrize("name", BY_ID)
@pytest.mark.parametrize("pk", [0, 999_999, 2**63, 10**30])
def test_an_unknown_id_is_not_found(client, cast, name, pk):
    client.force_login(cast.head)
    method = client.post if name == "lead-release" else client.get
    assert method(reverse(name, args=[pk])).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", [*READ_ONLY, *WITHOUT_ID])
def test_what_is_read_takes_nothing(client, access_scene, name, method):
    client.force_login(access_scene.cast.head)
    of = {"lead": [access_scene.lead.pk], "customer": [access_scene.customer.pk]}
    assert client.generic(method, reverse(name, args=of.get(name, []))).status_code == 405


@pytest.mark.parametrize("name", ["leads", "reviews"])
@pytest.mark.parametrize("cursor", FORGED)
def test_a_forged_cursor_begins_at_the_beginning(client, access_scene, name, cursor):
    client.force_login(access_scene.cast.head)
    answer = client.get(reverse(name), {"cursor": cursor, "read": "all"})
    assert answer.status_code == 200
    assert answer.context["page"].rows


def test_a_number_with_a_character_no_text_has_finds_nobody(client, cast):
    client.force_login(cast.lina)
    assert client.post(reverse("customers"), {"q": "12345\0"}, follow=True).status_code == 200


def test_the_day_begins_at_the_beginning_with_a_forged_cursor(client, cast):
    client.force_login(cast.lina)
    cursor = urlsafe_b64encode(b'["2026-01-01", "\\ud800", 1]').decode()
    assert client.get(reverse("today"), {"cursor": cursor}).status_code == 200
