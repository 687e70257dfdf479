from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import NOW, create_follow_up, create_lead, create_review
from tests.referrals.pages import text_of


@pytest.fixture
def head(client, cast):
    client.force_login(cast.head)
    return client


def contact(seller, finder, note, *, now=NOW, **fields):
    return create_follow_up(lead=create_lead(finder=finder, owner=seller, now=now), note=note, now=now, **fields)


def shown(client, *notes, **asked):
    """Which of the notes stand in the queue."""
    words = text_of(client.get(reverse("reviews"), asked))
    return [note for note in notes if note in words]


def test_by_author(head, cast):
    contact(cast.lina, cast.wang, "李娜写的")
    contact(cast.zhang, cast.wang, "浩然写的")
    both = "李娜写的", "浩然写的"
    assert shown(head, *both) == [*both]
    assert shown(head, *both, author=cast.zhang.pk) == ["浩然写的"]


@pytest.mark.parametrize("author", ["0", "x", "-1", "99999999999999999999"])
def test_an_unknown_author_is_left_out(head, cast, author):
    contact(cast.lina, cast.wang, "李娜写的")
    assert shown(head, "李娜写的", author=author) == ["李娜写的"]


def test_only_sellers_of_the_units_one_reviews_are_offered(head, cast):
    contact(cast.lina, cast.wang, "本网点")
    contact(cast.rml_seller, cast.rml_teller, "别的网点")
    words = text_of(head.get(reverse("reviews")))
    assert "Li Na" in words
    assert "Zhao Wenbo" not in words


def test_by_outcome_and_by_note(head, cast):
    contact(cast.lina, cast.wang, "没人接", outcome="no_answer")
    contact(cast.lina, cast.wang, "长" * 60)
    assert shown(head, "没人接", "长长", outcome="no_answer") == ["没人接"]
    assert shown(head, "没人接", "长长", note="long") == ["长长"]
    assert shown(head, "没人接", "长长", note="none") == []


def test_what_was_read_is_counted_and_kept_apart(head, cast):
    create_review(follow_up=contact(cast.lina, cast.wang, "看过了"), author=cast.supervisor)
    contact(cast.lina, cast.wang, "还没看")
    assert "1 of 2 contact records of the last 30 days" in text_of(head.get(reverse("reviews")))
    assert shown(head, "看过了", "还没看") == ["还没看"]
    assert shown(head, "看过了", "还没看", read="read") == ["看过了"]
    assert shown(head, "看过了", "还没看", read="all") == ["看过了", "还没看"]


def test_pages_follow_one_another_and_keep_the_filter(head, cast):
    notes = [f"第{place:02}条" for place in range(12)]
    for place, note in enumerate(notes):
        contact(cast.lina, cast.wang, note, now=NOW - timedelta(hours=place))
    first = head.get(reverse("reviews"), {"author": cast.lina.pk})
    cursor = first.context["page"].next_cursor
    assert f"author={cast.lina.pk}" in first.context["query"]
    assert shown(head, *notes) == notes[:10]
    assert shown(head, *notes, author=cast.lina.pk, cursor=cursor) == notes[10:]


def test_records_grow_queries_do_not(head, cast, django_assert_num_queries, django_assert_max_num_queries):
    create_review(follow_up=contact(cast.lina, cast.wang, "一"), author=cast.supervisor)
    head.get(reverse("reviews"))  # what a sign-in and the first page ask once
    with django_assert_max_num_queries(20) as few:
        head.get(reverse("reviews"), {"read": "all"})
    for seller in (cast.lina, cast.zhang) * 4:
        create_review(follow_up=contact(seller, cast.wang, "多"), author=cast.supervisor)
    with django_assert_num_queries(len(few)):
        head.get(reverse("reviews"), {"read": "all"})


def test_refused_in_place_the_form_is_open_and_says_why(head, cast):
    record = contact(cast.lina, cast.wang, "还没看")
    answer = head.post(reverse("review-new", args=[record.pk]), headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert '<details class="details details--still" open>' in answer.content.decode()
    assert "Give a rating, write a comment, or both." in text_of(answer)


def test_saved_in_place_the_keyboard_goes_on_from_there(head, cast):
    record = contact(cast.lina, cast.wang, "还没看")
    answer = head.post(reverse("review-new", args=[record.pk]), {"rating": "4"}, headers={"HX-Request": "true"})
    assert "<summary data-focus>" in answer.content.decode()
