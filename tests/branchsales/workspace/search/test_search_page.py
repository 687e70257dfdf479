"""The page of results and the suggestions, over HTTP."""

import pytest
import time_machine
from django.urls import reverse

from tests.factories import NOW, create_customer

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def teller(client, cast):
    cast.wang.language = "en"
    cast.wang.save()
    create_customer(branch=cast.zsr, name="张伟", phone="13800138000")
    client.force_login(cast.wang)
    return client


def test_what_is_typed_is_sent_and_stands_sealed_in_the_address(teller):
    answer = teller.post(reverse("search"), {"q": "张伟"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/search/?find=")
    page = teller.get(answer["Location"]).content.decode()
    assert '<span lang="zh-CN">张伟</span></a>' in page
    assert 'value="张伟"' in page


@pytest.mark.parametrize("text", ["13800138000", "138" + " " * 40 + "00138000", "138\x0100138000"])
def test_a_whole_phone_finds_nobody_here(teller, text):
    part = teller.post(reverse("search-matches"), {"q": text}, headers=HTMX).content.decode()
    assert "*******8000" not in part
    assert "Find a customer by this number" in part


def test_an_address_that_a_colleague_typed_shows_the_page_alone(teller, cast):
    listed = teller.post(reverse("search"), {"q": "张伟"})["Location"]
    teller.force_login(cast.lina)
    assert teller.get(listed).context["text"] == ""


def test_nothing_typed_leads_to_the_page_alone(teller):
    assert teller.post(reverse("search"), {"q": "  "})["Location"] == "/search/"
    assert "Nothing begins" not in teller.get("/search/").content.decode()


@pytest.mark.parametrize("sealed", ["x", "%00", "é", "A" * 200])
def test_an_address_that_cannot_be_opened_shows_the_page_alone(teller, sealed):
    answer = teller.get(reverse("search"), {"find": sealed})
    assert answer.status_code == 200
    assert answer.context["groups"] == []


def test_a_link_may_say_what_is_looked_for(teller):
    assert "Leaderboards" in teller.get("/search/?q=leader").content.decode()


def test_nothing_found_says_what_can_be(teller):
    page = teller.get("/search/?q=<qq>").content.decode()
    assert "Nothing begins like “&lt;qq&gt;”" in page
    assert "two letters at least" in page


def test_the_suggestions_are_options_in_groups(teller):
    answer = teller.post(reverse("search-matches"), {"q": "zw"}, headers=HTMX)
    part = answer.content.decode()
    assert "<html" not in part
    assert 'role="group" aria-labelledby="found-customers"' in part
    assert 'id="found-customers-1"' in part
    assert "*******8000" in part


def test_no_suggestion_is_said_and_cannot_be_chosen(teller):
    part = teller.post(reverse("search-matches"), {"q": "qqqq"}, headers=HTMX).content.decode()
    assert 'aria-disabled="true"' in part
    assert "Nothing begins like this." in part
    assert teller.post(reverse("search-matches"), {"q": " "}, headers=HTMX).content.decode().strip() == ""


def test_the_box_stands_on_every_page_and_not_twice_on_its_own(teller):
    assert teller.get("/leads/").content.decode().count('role="search"') == 1
    assert teller.get("/search/").content.decode().count('role="search"') == 1


def test_suggestions_take_few_queries(teller, django_assert_max_num_queries):
    teller.get(reverse("session"))  # the clock of the session writes once a minute
    with django_assert_max_num_queries(6):
        teller.post(reverse("search-matches"), {"q": "zw"}, headers=HTMX)
