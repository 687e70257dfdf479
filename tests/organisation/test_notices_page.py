"""The bell, the panel it opens, the page of all notices: one's own, the newest first, read when opened."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.models import Notice
from tests.factories import NOW
from tests.notices import create_notice, have_read

URL, BELL, LATEST, READING = "/notices/", "/notices/bell/", "/notices/latest/", "/notices/reading/"
HTMX = {"hx-request": "true"}


@pytest.fixture
def reader(client, wang):
    wang.language = "en"
    wang.save()
    client.force_login(wang)
    with time_machine.travel(NOW, tick=False):
        yield client


def make(staff, n, **fields):
    return [
        create_notice(staff=staff, event=f"e{place}", made_at=NOW - timedelta(minutes=place), **fields)
        for place in range(n)
    ]


def shown(reader, **query):
    return [row.notice for row in reader.get(URL, query).context["rows"]]


def test_the_own_notices_stand_there_the_newest_first(reader, wang, lina):
    made = make(wang, 3)
    create_notice(staff=lina, event="e")
    assert shown(reader) == made


def test_the_unread_ones_alone_can_be_asked_for(reader, wang):
    old = make(wang, 1)
    have_read(wang)
    new = create_notice(staff=wang, event="new")
    assert shown(reader, show="unread") == [new]
    assert shown(reader, show="nonsense") == [new, *old]


def test_what_is_unread_says_so_in_words(reader, wang):
    create_notice(staff=wang, event="a", kind="referral_withdrawn")
    create_notice(staff=wang, event="b", kind="referral_sent")
    page = reader.get(URL).content.decode()
    assert (page.count("told--new"), page.count("New, to do")) == (2, 1)
    have_read(wang)
    assert "told--new" not in reader.get(URL).content.decode()


@pytest.mark.parametrize("query", [{}, {"show": "unread"}])
def test_the_next_page_goes_on_after_the_last_row(reader, wang, query):
    made = make(wang, 30)
    first = reader.get(URL, query).context["page"]
    assert [*first.rows, *shown(reader, cursor=first.next_cursor, **query)] == made


@pytest.mark.parametrize(("query", "says"), [({}, "Nothing yet"), ({"show": "unread"}, "Everything is read")])
def test_an_empty_list_says_what_would_stand_there(reader, query, says):
    assert says in reader.get(URL, query).content.decode()


def test_opening_a_notice_leads_to_its_thing_and_reads_it(reader, wang):
    made = create_notice(staff=wang, event="e", link="/leads/7/")
    for _again in range(2):
        assert reader.get(f"{URL}{made.pk}/").url == "/leads/7/"
    assert Notice.objects.get().read_at == NOW


def test_asking_only_for_the_head_reads_nothing(reader, wang):
    made = create_notice(staff=wang, event="e")
    assert reader.head(f"{URL}{made.pk}/").status_code == 302
    assert Notice.objects.get().read_at is None


def test_a_gathered_notice_of_several_leads_to_their_list(reader, wang):
    facts = {"who": "李娜", "customer": "张*", "product": "fund", "things": [1, 2]}
    made = create_notice(staff=wang, event="e", kind="customer_contacted", parameters=facts)
    assert reader.get(f"{URL}{made.pk}/").url == "/leads/?whose=found&status="


def test_nobody_opens_the_notice_of_somebody_else(reader, lina):
    made = create_notice(staff=lina, event="e")
    assert reader.get(f"{URL}{made.pk}/").status_code == 404
    assert Notice.objects.get().read_at is None


@pytest.mark.parametrize(("newest", "left"), [("", 0), ("{0}", 1), ("nonsense", 0), ("9" * 30, 0)])
def test_all_that_stood_there_is_read_at_once(reader, wang, lina, newest, left):
    seen = create_notice(staff=wang, event="a")
    create_notice(staff=wang, event="b")
    create_notice(staff=lina, event="a")
    for _again in range(2):
        assert reader.post(READING, {"newest": newest.format(seen.pk)}).url == URL
    assert Notice.objects.unread().filter(staff=wang).count() == left
    assert Notice.objects.unread().filter(staff=lina).count() == 1


def test_the_panel_holds_the_last_ones_and_only_one_s_own(reader, wang, lina):
    made = make(wang, 10)
    create_notice(staff=lina, event="e")
    answer = reader.get(LATEST, headers=HTMX)
    assert [row.notice for row in answer.context["rows"]] == made[:8]
    assert "Mark all as read" in answer.content.decode()


def test_read_from_the_panel_one_has_the_panel_again(reader, wang):
    make(wang, 2)
    answer = reader.post(READING, headers=HTMX)
    assert 'id="bell-title"' in answer.content.decode()
    assert "Mark all as read" not in answer.content.decode()


def test_without_a_script_the_panel_is_the_page(reader):
    assert reader.get(LATEST).url == URL


@pytest.mark.parametrize(("n", "says"), [(0, ""), (3, "3"), (120, "99+")])
def test_every_page_says_how_many_are_unread(reader, wang, n, says):
    make(wang, n)
    page = reader.get(URL)
    assert page.context["bell"].count == min(n, 100)
    assert f'data-shown="{says or 0}"' in page.content.decode()


def test_the_bell_answers_304_until_something_is_new_or_read(reader, wang):
    tag = reader.get(BELL)["ETag"]
    assert reader.get(BELL, headers={"if-none-match": tag}).status_code == 304
    made = create_notice(staff=wang, event="e")
    answer = reader.get(BELL, headers={"if-none-match": tag})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    assert 'data-words="1 unread notice"' in answer.content.decode()
    reader.get(f"{URL}{made.pk}/")
    assert reader.get(BELL, headers={"if-none-match": answer["ETag"]}).status_code == 200


def test_the_page_brings_the_tag_along_that_the_bell_asks_with(reader, wang):
    make(wang, 2)
    tag = reader.get(URL).context["bell"].etag
    assert reader.get(BELL, headers={"if-none-match": tag}).status_code == 304


def test_the_bell_is_one_question_beyond_the_person(reader, wang, django_assert_num_queries):
    make(wang, 5)
    reader.get(BELL)
    with django_assert_num_queries(2):
        reader.get(BELL)


@pytest.mark.parametrize("address", [URL, f"{URL}?show=unread"])
def test_more_notices_ask_no_more_questions(reader, wang, address, django_assert_num_queries):
    make(wang, 2)
    reader.get(address)
    with CaptureQueriesContext(connection) as few:
        reader.get(address)
    assert len(few) <= 8
    for place in range(20):
        create_notice(staff=wang, event=f"more{place}")
    with django_assert_num_queries(len(few)):
        reader.get(address)


def test_a_question_of_the_page_itself_does_not_keep_the_session_alive(client, wang, settings):
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"  # the cache's own clock does not travel
    with time_machine.travel(NOW, tick=False) as clock:
        client.force_login(wang)
        client.get(URL)
        for _minutes in range(5):
            clock.shift(timedelta(minutes=10))
            assert client.get(BELL).status_code == 200
        clock.shift(timedelta(minutes=11))
        assert client.get(BELL).status_code == 302


def test_chinese_reads_chinese(client, chinese, wang):
    client.force_login(wang)
    create_notice(staff=wang, event="e", kind="referral_accepted", made_at=NOW)
    page = client.get(URL).content.decode()
    assert "李娜接受了您的推荐：张*，基金" in page
    assert "1条未读通知" in page
