from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import reverse

from organisation.errors import Conflict, Invalid, NotAllowed
from organisation.models import SavedView
from organisation.saved_views import NameTaken, tidy_query, views_of
from organisation.services import change_view, remove_view, save_view
from tests.factories import create_lead
from tests.referrals.pages import text_of


def save(by, now, **changes):
    return save_view(**{"page": "leads", "name": "超期的", "query": "status=overdue", "now": now, "by": by, **changes})


def test_filters_are_kept_without_the_place_in_the_list(cast, now, today):
    view = save(cast.lina, now, query="status=overdue&cursor=abc&category=&potential=A")
    assert view.query == "potential=A&status=overdue"
    bar = views_of(cast.lina, "leads", QueryDict("potential=A&status=overdue"), day=today)
    assert bar.current == view


def test_ones_own_and_nobody_elses(cast, now, today):
    save(cast.lina, now)
    assert not views_of(cast.zhang, "leads", QueryDict(), day=today).links
    assert not views_of(cast.lina, "referrals", QueryDict(), day=today).links


@pytest.mark.parametrize("name", ["", "  ", "好" * 41])
def test_a_view_has_a_name(cast, now, name):
    with pytest.raises(Invalid):
        save(cast.lina, now, name=name)


def test_two_views_of_a_list_have_two_names(cast, now):
    save(cast.lina, now)
    with pytest.raises(NameTaken):
        save(cast.lina, now, name=" 超期的 ")
    save(cast.lina, now, page="referrals")
    save(cast.zhang, now)


def test_a_list_that_is_none_and_filters_too_many_are_refused(cast, now):
    with pytest.raises(Invalid):
        save(cast.lina, now, page="boards")
    with pytest.raises(Invalid):
        save(cast.lina, now, query="unit=" + "x" * 400)


def test_twenty_views_on_a_list(cast, now):
    for number in range(20):
        save(cast.lina, now, name=str(number))
    with pytest.raises(Conflict):
        save(cast.lina, now)


def test_one_default_at_a_time(cast, now):
    first = save(cast.lina, now, is_default=True)
    second = save(cast.lina, now, name="A 级", is_default=True)
    first.refresh_from_db()
    assert (first.is_default, second.is_default) == (False, True)
    change_view(view=first, name="超期", is_default=True, now=now, by=cast.lina)
    second.refresh_from_db()
    first.refresh_from_db()
    assert (first.name, first.is_default, second.is_default) == ("超期", True, False)


def test_only_ones_own_is_changed_and_removed(cast, now):
    view = save(cast.lina, now)
    with pytest.raises(NotAllowed):
        change_view(view=view, name="x", is_default=False, now=now, by=cast.zhang)
    with pytest.raises(NotAllowed):
        remove_view(view=view, now=now, by=cast.zhang)
    remove_view(view=view, now=now, by=cast.lina)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("query", "tidy"),
    [("b=2&a=1", "a=1&b=2"), ("a=\0", ""), ("format=csv&a=1", "a=1"), ("%%%", ""), ("a=%E5%A5%BD", "a=%E5%A5%BD")],
)
def test_an_address_in_one_order(query, tidy):
    assert tidy_query(query) == tidy


class TestPages:
    @pytest.fixture
    def lina(self, client, cast):
        type(cast.lina).objects.update(language="en")
        client.force_login(type(cast.lina).objects.get(pk=cast.lina.pk))
        return client

    def test_saved_from_the_list_and_shown_above_the_filters(self, lina, cast):
        sent = {"page": "leads", "query": "status=overdue", "name": "超期的", "form_token": uuid4()}
        for _ in range(2):  # a double click
            answer = lina.post(reverse("views"), sent, follow=True)
        words = text_of(answer)
        assert "超期的" in words
        assert "Edit this view" in words
        assert SavedView.objects.count() == 1
        assert answer.request["QUERY_STRING"] == "status=overdue"

    def test_the_list_opens_with_the_default_and_shows_all_when_asked(self, lina, cast, now):
        save(cast.lina, now, is_default=True)
        assert lina.get(reverse("leads"))["Location"] == f"{reverse('leads')}?status=overdue"
        assert lina.get(reverse("leads"), {"status": "open"}).status_code == 200

    def test_a_refused_name_keeps_what_was_typed(self, lina, cast, now):
        save(cast.lina, now)
        answer = lina.post(reverse("views"), {"page": "leads", "query": "status=won", "name": "超期的"})
        assert answer.status_code == 422
        assert "You have a view of this name already" in text_of(answer)
        assert 'value="status=won"' in answer.content.decode()

    def test_renamed_and_removed(self, lina, cast, now):
        view = save(cast.lina, now)
        page = reverse("view", args=[view.pk])
        assert "Remove the view" in text_of(lina.get(page))
        assert "到期" in text_of(lina.post(page, {"name": "到期"}, follow=True))
        sent = {"form_token": uuid4()}
        answer = lina.post(reverse("view-removal", args=[view.pk]), sent, follow=True)
        assert "View removed." in text_of(answer)
        again = lina.post(reverse("view-removal", args=[view.pk]), sent)
        assert again["Location"] == f"{reverse('leads')}?status=open"

    @pytest.mark.parametrize("query", ["//evil.example", "\r\nX: y", "a=1&next=//evil.example"])
    def test_an_odd_address_leads_nowhere_else(self, lina, query):
        answer = lina.post(reverse("views"), {"page": "leads", "query": query, "name": "x"})
        assert answer["Location"].startswith(f"{reverse('leads')}?")
        assert lina.get(answer["Location"]).status_code == 200

    def test_views_grow_queries_do_not(self, lina, cast, now, django_assert_num_queries, django_assert_max_num_queries):
        create_lead(finder=cast.lina)
        save(cast.lina, now, name="0")
        lina.get(reverse("leads"), {"status": "open"})
        with django_assert_max_num_queries(12) as few:
            lina.get(reverse("leads"), {"status": "open"})
        for number in range(1, 9):
            save(cast.lina, now, name=str(number))
        with django_assert_num_queries(len(few)):
            lina.get(reverse("leads"), {"status": "open"})
