"""Who one is here, how one likes to work, and who signed in with one's employee number."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from organisation.errors import Invalid
from organisation.models import Staff
from organisation.services import choose_preferences, record_access
from organisation.sign_ins import where_words
from tests.factories import NOW, create_posting, create_staff

URL, SAVE = "/profile/", "/profile/preferences/"


@pytest.fixture
def reader(client, wang):
    wang.language = "en"
    wang.save()
    client.force_login(wang)
    with time_machine.travel(NOW, tick=False):
        yield client


def sign_in(staff, kind="sign_in", *, by=None, hours=0, address="127.0.0.1"):
    record_access(kind=kind, subject=staff.employee_no, address=address, now=NOW - timedelta(hours=hours), by=by)


def test_it_says_who_one_is_and_what_one_may_do(reader, wang):
    page = reader.get(URL).content.decode()
    assert "Wang Xiaoyu" in page
    assert "100101" in page
    assert "Spots customers at the counter, logs leads and refers them." in page
    assert "Log a sales lead for a customer of the own branch." in page
    assert "Approve the reversal" not in page


def test_every_posting_is_said(reader, cast):
    create_posting(staff=cast.wang, branch=cast.rml, role="wealth_manager", is_primary=False)
    page = reader.get(URL).content.decode()
    assert "Wealth manager" in page
    assert "人民路网点" in page
    assert "additional" in page


def test_somebody_without_a_posting_is_told_so(client, db):
    client.force_login(create_staff(branch=None, language="en"))
    assert "No posting today" in client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"language": "zh-hans", "theme": "dark", "single_keys": "off"}, ("zh-hans", "dark", False)),
        ({"language": "en", "theme": "system", "single_keys": "on"}, ("en", "system", True)),
    ],
)
def test_what_one_likes_is_kept(reader, wang, typed, kept):
    for _again in range(2):
        assert reader.post(SAVE, typed).url == URL
    wang.refresh_from_db()
    assert (wang.language, wang.theme, wang.single_keys) == kept


def test_saved_is_said_in_the_language_that_was_chosen(reader, chinese):
    reader.post(SAVE, {"language": "zh-hans", "theme": "light", "single_keys": "on"})
    assert "已保存" in reader.get(URL).content.decode()


@pytest.mark.parametrize("field", ["language", "theme", "single_keys"])
def test_what_cannot_be_chosen_changes_nothing(reader, wang, field):
    answer = reader.post(SAVE, {"language": "zh-hans", "theme": "dark", "single_keys": "off", field: "nonsense"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    wang.refresh_from_db()
    assert (wang.language, wang.theme, wang.single_keys) == ("en", "system", True)


@pytest.mark.parametrize("wrong", [{"language": "fr"}, {"theme": "pink"}])
def test_the_verb_refuses_too_and_changes_nothing(wang, wrong):
    with pytest.raises(Invalid):
        choose_preferences(**{"language": "en", "theme": "dark", "single_keys": False, **wrong}, by=wang)
    wang.refresh_from_db()
    assert (wang.language, wang.theme, wang.single_keys) == ("zh-hans", "system", True)


def test_the_database_knows_the_themes(wang):
    with pytest.raises(IntegrityError, match="staff_theme_known"), transaction.atomic():
        Staff.objects.filter(pk=wang.pk).update(theme="pink")


@pytest.mark.parametrize(("theme", "says"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')])
def test_every_page_has_the_chosen_theme(reader, wang, theme, says):
    assert "data-theme" not in reader.get("/notices/").content.decode()
    choose_preferences(language="en", theme=theme, single_keys=False, by=wang)
    page = reader.get("/notices/").content.decode()
    assert says in page
    assert 'data-single-keys="off"' in page


def test_the_top_bar_leads_there(reader):
    assert 'class="topbar__me" href="/profile/"' in reader.get("/notices/").content.decode()


def test_own_sign_ins_and_others_tries_stand_there_the_latest_first(reader, wang, lina):
    sign_in(wang, by=wang, hours=3)
    sign_in(wang, "sign_in_refused", hours=2, address="8.8.8.8")
    sign_in(lina, by=lina, hours=1)
    sign_in(wang, "sign_out", by=wang, hours=0)
    record_access(kind="reveal", subject="C1", now=NOW, by=wang)
    shown = reader.get(URL).context["sign_ins"]
    assert [(str(one.words), one.is_notable) for one in shown] == [
        ("signed out", False),
        ("sign-in refused", True),
        ("signed in", False),
    ]
    assert [str(one.where) for one in shown] == ["where you are now", "outside the bank's network", "where you are now"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("10.1.2.3", "where you are now"),
        ("10.9.9.9", "elsewhere in the bank's network"),
        ("fd00::1", "elsewhere in the bank's network"),
        ("8.8.8.8", "outside the bank's network"),
        ("", "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_an_address_is_said_by_its_kind(address, says):
    assert str(where_words(address, here="10.1.2.3")) == says


def test_what_lies_three_months_back_is_not_shown(reader, wang):
    sign_in(wang, by=wang, hours=24 * 91)
    page = reader.get(URL)
    assert page.context["sign_ins"] == []
    assert "No sign-in is recorded" in page.content.decode()


def test_the_next_page_goes_on_after_the_last_row(reader, wang):
    for hours in range(15):
        sign_in(wang, by=wang, hours=hours)
    first = reader.get(URL).context["page"]
    second = reader.get(URL, {"cursor": first.next_cursor}).context["page"]
    moments = [one.made_at for one in [*first.rows, *second.rows]]
    assert len(moments) == 15
    assert moments == sorted(moments, reverse=True)


def test_more_sign_ins_ask_no_more_questions(reader, wang, django_assert_num_queries):
    sign_in(wang, by=wang)
    reader.get(URL)
    with CaptureQueriesContext(connection) as few:
        reader.get(URL)
    assert len(few) <= 8
    for hours in range(9):
        sign_in(wang, by=wang, hours=hours)
    with django_assert_num_queries(len(few)):
        reader.get(URL)
