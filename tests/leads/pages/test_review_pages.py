from uuid import uuid4

import pytest
from django.urls import reverse

from leads.models import Review
from leads.reviews_received import reviews_received
from tests.factories import TODAY, create_follow_up

HTMX = {"HX-Request": "true"}


@pytest.fixture
def record(lead):
    return create_follow_up(lead=lead, note="promised to come on Friday")


def address(record):
    return reverse("review-new", args=[record.pk])


def test_the_head_comments_and_the_author_reads_it(head_signed_in, cast, record, client):
    head_signed_in.post(address(record), {"rating": "4", "comment": "well asked"})
    review = Review.objects.get()
    assert (review.author, review.rating, review.comment) == (cast.head, 4, "well asked")
    assert list(reviews_received(cast.lina, day=TODAY, limit=5)) == [review]
    client.force_login(cast.lina)
    assert "well asked" in client.get(reverse("lead", args=[record.lead_id])).content.decode()


def test_the_supervisor_reviews_too(client, cast, record):
    client.force_login(cast.supervisor)
    client.post(address(record), {"rating": "2", "comment": ""})
    assert Review.objects.get().author == cast.supervisor


def test_a_review_says_something(head_signed_in, record):
    assert head_signed_in.post(address(record), {"rating": "", "comment": "  "}).status_code == 422
    assert not Review.objects.exists()


def test_sent_twice_it_is_written_once(head_signed_in, record):
    typed = {"rating": "5", "comment": "", "form_token": str(uuid4())}
    for _ in range(2):
        head_signed_in.post(address(record), typed)
    assert Review.objects.count() == 1


def test_nobody_reviews_themselves(client, cast, record):
    client.force_login(cast.lina)
    assert client.post(address(record), {"rating": "5"}).status_code == 403


def test_in_the_queue_the_record_comes_back_with_its_review(head_signed_in, record):
    answer = head_signed_in.post(f"{address(record)}?from=queue", {"rating": "3", "comment": "ok"}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="record-{record.pk}"' in page
    assert "ok" in page
    assert "<html" not in page


def test_in_the_queue_what_has_been_read_is_counted_anew(head_signed_in, record):
    before = head_signed_in.get(reverse("reviews")).content.decode()
    assert 'id="coverage">0 of 1 contact record ' in before
    answer = head_signed_in.post(f"{address(record)}?from=queue", {"rating": "3"}, headers=HTMX)
    assert 'id="coverage" hx-swap-oob="true">1 of 1 contact record ' in answer.content.decode()


def test_refused_in_the_queue_nothing_is_counted(head_signed_in, record):
    answer = head_signed_in.post(f"{address(record)}?from=queue", {}, headers=HTMX)
    assert 'id="coverage"' not in answer.content.decode()


def test_refused_in_the_queue_the_form_comes_back_in_place(head_signed_in, record):
    answer = head_signed_in.post(f"{address(record)}?from=queue", {}, headers=HTMX)
    assert answer.status_code == 422
    assert "Give a rating" in answer.content.decode()


def queue(client, **filters):
    return [record for record, _form in client.get(reverse("reviews"), filters).context["records"]]


def test_the_queue_shows_what_nobody_has_read(head_signed_in, cast, record):
    read = create_follow_up(lead=record.lead, note="")
    Review.objects.create(
        follow_up=read,
        author=cast.supervisor,
        branch=cast.east,
        written_at=read.contacted_at,
        written_on=TODAY,
        rating=3,
    )
    assert queue(head_signed_in) == [record]
    assert queue(head_signed_in, read="read") == [read]
    assert set(queue(head_signed_in, read="all")) == {record, read}
    assert queue(head_signed_in, read="all", note="none") == [read]
    page = head_signed_in.get(reverse("reviews")).content.decode()
    assert "1 of 2 contact records" in page


def test_other_branches_are_not_in_the_queue(client, cast, record):
    client.force_login(cast.rml_head)
    assert queue(client) == []
    assert "Everything has been read" in client.get(reverse("reviews")).content.decode()
