"""A new password: the current one is asked for, guessing has an end, other sessions end, and it is recorded."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user
from django.test import Client

from organisation.errors import Invalid
from organisation.models import AccessRecord
from organisation.services import change_password
from organisation.services.change_password import WrongPassword
from tests.factories import NOW, create_staff

URL = "/profile/password/"
OLD, NEW = "zhongshan-lu-12", "renmin-lu-34-zhong"


@pytest.fixture
def teller(zsr):
    return create_staff(branch=zsr, role="teller", employee_no="100109", name="何苗", password=OLD)


@pytest.fixture
def inside(client, teller):
    client.force_login(teller)
    with time_machine.travel(NOW, tick=False) as clock:
        client.clock = clock
        yield client


def send(client, current=OLD, new=NEW, again=None, **more):
    return client.post(URL, {"current": current, "new": new, "again": new if again is None else again, **more})


def kinds():
    return list(AccessRecord.objects.order_by("id").values_list("kind", "reason"))


def test_the_new_password_opens_the_door_and_the_old_one_does_not(inside, teller):
    assert send(inside).url == "/profile/"
    teller.refresh_from_db()
    assert teller.check_password(NEW)
    assert not teller.check_password(OLD)
    assert kinds() == [("password", "")]


def test_this_session_goes_on_and_every_other_one_ends(inside, teller):
    other = Client()
    other.force_login(teller)
    send(inside)
    assert get_user(inside) == teller
    assert not get_user(other).is_authenticated


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"current": ""}, "current"),
        ({"current": "wrong"}, "current"),
        ({"new": "", "again": NEW}, "new"),
        ({"new": OLD}, "new"),
        ({"new": "short"}, "new"),
        ({"new": "12345678901"}, "new"),
        ({"new": "password123"}, "new"),
        ({"new": "100109x1yz"}, "new"),
        ({"again": "something-else"}, "again"),
        ({"again": ""}, "again"),
    ],
    ids=lambda value: str(value),
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_changes(inside, teller, typed, field):
    answer = send(inside, **typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    teller.refresh_from_db()
    assert teller.check_password(OLD)


def test_no_password_stands_in_the_answer(inside):
    page = send(inside, current="a-wrong-one").content.decode()
    assert NEW not in page
    assert "a-wrong-one" not in page


def test_a_wrong_try_is_recorded_a_forgotten_field_is_not(inside, teller):
    send(inside, current="")
    assert kinds() == []
    send(inside, current="wrong")
    assert kinds() == [("refused", "password")]


def test_after_five_wrong_tries_even_the_right_one_waits(inside, teller):
    for _ in range(5):
        send(inside, current="wrong")
    answer = send(inside)
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert len(kinds()) == 5
    inside.clock.shift(timedelta(minutes=15))
    assert send(inside).status_code == 302


def test_a_second_click_is_led_on(inside, teller):
    token = "00000000-0000-4000-8000-000000000001"
    assert send(inside, form_token=token).url == send(inside, form_token=token).url == "/profile/"
    assert kinds() == [("password", "")]


def test_the_verb_refuses_too(teller):
    with pytest.raises(WrongPassword):
        change_password(current="wrong", new=NEW, now=NOW, by=teller)
    with pytest.raises(Invalid):
        change_password(current=OLD, new="short", now=NOW, by=teller)


def test_the_page_is_never_kept_by_the_browser(inside):
    assert "no-store" in inside.get(URL)["Cache-Control"]
