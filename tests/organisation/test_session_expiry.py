import pytest
from django.http import HttpResponse
from django.urls import include, path

from organisation.requests import StaffRequest


def page(request: StaffRequest) -> HttpResponse:
    return HttpResponse(request.user.name)


class Urls:
    urlpatterns = [path("", include("organisation.urls")), path("page/", page, name="page")]


@pytest.fixture(autouse=True)
def with_a_page(settings):
    settings.ROOT_URLCONF = Urls


def htmx(current_url: str) -> dict[str, str]:
    return {"hx-request": "true", "hx-current-url": current_url}


def test_a_page_needs_a_sign_in_without_saying_so(client, wang):
    assert client.get("/page/?a=1").url == "/sign-in/?next=/page/%3Fa%3D1"
    client.force_login(wang)
    assert client.get("/page/").content.decode() == "王晓雨"


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in(client, db):
    answer = client.get("/page/", headers=htmx("http://testserver/leads/?status=open"))
    assert answer["HX-Redirect"] == "/sign-in/?next=/leads/%3Fstatus%3Dopen"
    assert answer.status_code == 200
    assert answer.content == b""


def test_after_a_form_in_a_part_one_is_on_the_page_again(client, db):
    answer = client.post("/page/", headers=htmx("http://testserver/leads/7/"))
    assert answer["HX-Redirect"] == "/sign-in/?next=/leads/7/&sent=1"


def test_after_a_plain_form_one_is_on_the_page_that_held_it(client, db):
    sent = client.post("/page/", headers={"referer": "http://testserver/leads/7/"})
    assert sent.url == "/sign-in/?next=/leads/7/&sent=1"
    assert client.post("/page/").url == "/sign-in/?sent=1"


def test_who_sent_something_after_the_session_ended_is_told_that_it_was_not_saved(client, db):
    assert b"was not saved" in client.get(client.post("/page/").url).content
    assert b"was not saved" not in client.get(client.get("/page/").url).content


def test_no_other_site_is_remembered(client, db):
    answer = client.get("/page/", headers=htmx("https://evil.example/leads/7/"))
    assert answer["HX-Redirect"] == "/sign-in/"


def test_a_session_is_written_at_most_once_a_minute(client, wang, django_assert_num_queries):
    client.force_login(wang)
    client.get("/page/")
    with django_assert_num_queries(1):  # the person; the session comes from the cache
        client.get("/page/")
