"""What a page may cost: at most twelve statements and 30 kB on the wire, whoever reads it (docs/performance.md).

The pages are those of the table of access. A page that asks more stands in MORE with its number, which may only fall.
"""

import gzip
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leads.models import Lead
from tests.factories import NOW
from tests.test_access_table import ARGUMENTS, rows

MOST_QUERIES, MOST_OF_CAPTURE, MOST_BYTES = 12, 15, 30_000
ROLES = ("wang", "lina", "head", "supervisor", "administrator", "auditor")  # one of each
MORE = {
    ("home", "wang"): 22,
    ("today", "lina"): 14,
    ("branch", "head"): 14,
    ("lead", "wang"): 13,
    ("lead", "lina"): 13,
    ("lead", "head"): 14,
    ("lead", "supervisor"): 13,
    ("referrals", "wang"): 14,
    ("referrals", "lina"): 13,
    ("referrals", "head"): 15,
    ("referrals", "supervisor"): 14,
}


def statements(queries: CaptureQueriesContext) -> list[str]:
    """Without the session, which is written once a minute, and the savepoint that stands for a test's transaction."""
    told = [query["sql"] for query in queries]
    return [sql for sql in told if '"django_session"' not in sql and not sql.startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize("who", ROLES)
def test_the_pages_of_a_role_ask_little_and_weigh_little(client, access_scene, who):
    client.force_login(getattr(access_scene.cast, who))
    asked = {}
    for name, method, answers in rows():
        if method != "GET" or answers[who] != 200:
            continue
        address = reverse(name, args=ARGUMENTS.get(name, lambda _: [])(access_scene))
        with time_machine.travel(NOW, tick=False), CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        asked[name] = len(statements(queries))
        if not answer.streaming:
            assert len(gzip.compress(answer.content)) < MOST_BYTES, name
    too_much = {name: n for name, n in asked.items() if n > MORE.get((name, who), MOST_QUERIES)}
    assert not too_much, "join, count together (organisation.counting), load people together, or ask later"
    less = {name: asked[name] for name, whose in MORE if whose == who and asked[name] <= MOST_QUERIES}
    assert not less, "it asks no more than others now: take it out of MORE"


def test_a_lead_is_logged_in_few_statements(client, cast):
    client.force_login(cast.wang)
    typed = {"form_token": str(uuid4()), "who": "欧阳新", "customer": "new", "category": "fund", "potential": "B"}
    with time_machine.travel(NOW, tick=False), CaptureQueriesContext(connection) as queries:
        answer = client.post(reverse("capture"), {**typed, "channel": "counter", "do": "log"})
    assert (answer.status_code, Lead.objects.count()) == (302, 1)
    assert len(statements(queries)) <= MOST_OF_CAPTURE
    assert sum(query["sql"].startswith("SAVEPOINT") for query in queries) <= 2  # the act, and what it tells others
