from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from organisation.errors import Conflict
from organisation.models import Branch, Staff, Submission
from organisation.submissions import done_before, once
from tests.factories import NOW, create_staff


def open_unit(code="NEW"):
    return Branch.objects.create(code=code, name=code, kind="branch")


def send(staff, token, act=open_unit):
    return once(staff=staff, token=token, now=NOW, act=act, result=lambda made: f"/made/{made.pk}/")


def test_the_second_time_says_what_the_first_one_made(wang):
    token = uuid4()
    assert send(wang, token) == send(wang, token)
    assert Branch.objects.filter(code="NEW").count() == 1


def test_another_token_or_another_person_is_another_submission(wang, chen):
    token = uuid4()
    first = send(wang, token)
    assert send(chen, token, act=lambda: open_unit("NEW2")) != first
    assert send(wang, uuid4(), act=lambda: open_unit("NEW3")) != first


def test_without_a_token_the_act_is_simply_done(wang):
    assert send(wang, None) == f"/made/{Branch.objects.get(code='NEW').pk}/"
    assert not Submission.objects.exists()


def test_what_was_refused_may_be_sent_again_with_the_same_token(wang):
    def refuse():
        raise Conflict("not now")

    token = uuid4()
    with pytest.raises(Conflict):
        send(wang, token, act=refuse)
    assert send(wang, token).startswith("/made/")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_record():
    staff, token = create_staff(), uuid4()
    start, said, broken = Barrier(2), [], []

    def click():
        try:
            start.wait(timeout=10)
            said.append(send(staff, token))
        except Exception as error:  # seen by the test below, not by the thread's own traceback
            broken.append(error)
        finally:
            connection.close()

    clicks = [Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join(timeout=20)
    assert not broken
    assert len(said) == 2
    assert said[0] == said[1]
    assert Branch.objects.filter(code="NEW").count() == 1
    assert Staff.objects.count() == 1


def test_what_came_of_a_form_is_known_by_its_token(wang, chen, now):
    token = uuid4()
    assert done_before(staff=wang, typed=str(token)) == ""
    once(staff=wang, token=token, now=now, act=lambda: 1, result=lambda _: "/there/")
    assert done_before(staff=wang, typed=str(token)) == "/there/"
    assert done_before(staff=chen, typed=str(token)) == ""
    assert done_before(staff=wang, typed="") == done_before(staff=wang, typed="nonsense") == ""
