"""What the auditor reads: every look, sign-in and refusal, by kind and person."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.services import record_access
from tests.factories import NOW

URL = "/access-records/"


@pytest.fixture
def reader(client, auditor):
    auditor.language = "en"
    auditor.save()
    client.force_login(auditor)
    with time_machine.travel(NOW, tick=False):
        yield client


@pytest.fixture
def records(cast):
    made = [("sign_in", cast.wang), ("reveal", cast.lina), ("sign_in", cast.lina), ("sign_in_refused", None)]
    return [
        record_access(kind=kind, subject=f"C{n}", reason="回访", branch=cast.zsr, now=NOW - timedelta(hours=n), by=by)
        for n, (kind, by) in enumerate(made)
    ]


def shown(reader, **query):
    return reader.get(URL, query).context["page"].rows


def test_the_last_written_comes_first(reader, records):
    assert shown(reader) == records[::-1]


def test_a_record_says_who_what_and_why(reader, records):
    page = reader.get(URL).content.decode()
    assert "Li Na" in page
    assert "saw a phone number in full" in page
    assert "回访" in page


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ({"kind": "reveal"}, [1]),
        ({"who": "李娜"}, [1, 2]),
        ({"who": "100104"}, [1, 2]),
        ({"who": "Li Na"}, [1, 2]),
        ({"who": "lina"}, [1, 2]),
        ({"who": "li"}, []),
        ({"who": "C1"}, [1]),
        ({"who": "C1" + "x" * 90}, []),
        ({"who": "\x00"}, [3, 2, 1, 0]),
        ({"who": "100104", "kind": "sign_in"}, [2]),
        ({"kind": "nonsense"}, [3, 2, 1, 0]),
        ({"who": "nobody"}, []),
        ({"cursor": "broken"}, [3, 2, 1, 0]),
    ],
)
def test_the_filters_leave_what_was_asked_for(reader, records, query, places):
    assert shown(reader, **query) == [records[place] for place in places]


@pytest.mark.parametrize("who", ["100104", "李娜", "Li Na"])
def test_sign_ins_refused_to_a_number_are_found_with_its_person(reader, cast, who):
    refused = record_access(kind="sign_in_refused", subject="100104", reason="locked", now=NOW, by=None)
    record_access(kind="sign_in_refused", subject="100105", now=NOW, by=None)
    assert shown(reader, who=who) == [refused]


@pytest.mark.usefixtures("chinese")
def test_reasons_of_the_system_are_in_the_language_of_the_reader(client, auditor):
    record_access(kind="sign_in_refused", subject="100104", reason="locked", now=NOW, by=None)
    client.force_login(auditor)
    with time_machine.travel(NOW, tick=False):
        page = client.get(URL).content.decode()
    assert "已锁定" in page
    assert "往来" not in page


def test_nothing_found_leads_back_to_all(reader):
    assert "No record fits" in reader.get(URL, {"who": "nobody"}).content.decode()


@pytest.mark.parametrize("query", [{}, {"kind": "sign_in"}])
def test_the_next_page_goes_on_after_the_last_row(reader, wang, query):
    made = [record_access(kind="sign_in", now=NOW, by=wang).pk for _ in range(30)]
    first = reader.get(URL, query).context["page"]
    second = shown(reader, cursor=first.next_cursor, **query)
    assert [one.pk for one in [*first.rows, *second]] == made[::-1]


def test_more_records_ask_no_more_questions(reader, records, cast, django_assert_num_queries):
    reader.get(URL)
    with CaptureQueriesContext(connection) as few:
        reader.get(URL)
    for by in (cast.wang, cast.chen, cast.zhou, cast.head):
        record_access(kind="find", branch=cast.rml, now=NOW, by=by)
    with django_assert_num_queries(len(few)):
        reader.get(URL)


def test_nobody_else_reads_them(client, administrator):
    client.force_login(administrator)
    with time_machine.travel(NOW, tick=False):
        assert client.get(URL).status_code == 403
