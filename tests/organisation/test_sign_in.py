from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth import get_user

from organisation.models import AccessRecord
from organisation.services import unlock_sign_in
from tests.factories import NOW, create_staff

PASSWORD = "zhongshan-lu-12"


@pytest.fixture
def teller(zsr):
    return create_staff(branch=zsr, role="teller", employee_no="100109", name="何苗", password=PASSWORD)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def send(client, password=PASSWORD, employee_no="100109", **changes):
    return client.post("/sign-in/", {"username": employee_no, "password": password, **changes})


def kinds():
    return list(AccessRecord.objects.order_by("id").values_list("kind", flat=True))


def test_number_and_password_open_the_door_and_it_is_recorded(client, teller):
    answer = send(client, employee_no=" 100109 ")
    assert (answer.status_code, answer.url) == (302, "/")
    assert get_user(client) == teller
    record = AccessRecord.objects.get()
    assert (record.kind, record.staff, record.subject, record.address) == ("sign_in", teller, "100109", "127.0.0.1")


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/leads/12/?from=list", "/leads/12/?from=list"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_afterwards_one_is_where_one_wanted_to_be_but_never_elsewhere(client, teller, wanted, goes_to):
    assert send(client, next=wanted).url == goes_to


@pytest.mark.parametrize(
    ("number", "password"),
    [("100109", "wrong"), ("999999", PASSWORD), ("100109", PASSWORD + " ")],
    ids=["wrong password", "unknown number", "blank behind the password"],
)
def test_it_is_not_said_which_of_the_two_is_wrong(client, teller, number, password):
    answer = send(client, password, number)
    assert answer.status_code == 422
    assert not get_user(client).is_authenticated
    assert len(answer.context["form"].non_field_errors()) == 1
    assert "username" not in answer.context["form"].errors


def test_a_refused_sign_in_is_recorded_without_what_may_be_a_password(client, teller):
    send(client, "wrong")
    send(client, "", "100109")
    send(client, "wrong", PASSWORD)
    assert list(AccessRecord.objects.order_by("id").values_list("kind", "subject", "staff")) == [
        ("sign_in_refused", "100109", None),
        ("sign_in_refused", "", None),
    ]


@pytest.mark.parametrize("field", ["username", "password"])
def test_what_is_missing_is_said_beside_its_field(client, teller, field):
    assert list(send(client, **{field: ""}).context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("typed", "field"),
    [(None, "username"), ({"username": ""}, "username"), ({"password": ""}, "password"), ({"password": "wrong"}, "")],
)
def test_the_page_waits_for_typing_where_it_is_needed(client, teller, typed, field):
    answer = client.get("/sign-in/") if typed is None else send(client, **typed)
    fields = answer.context["form"].fields
    assert [name for name in fields if "autofocus" in fields[name].widget.attrs] == ([field] if field else [])


@pytest.mark.parametrize("gone", [{"is_active": False}, {"left_on": date(2026, 10, 11)}])
def test_who_has_left_the_bank_does_not_come_in(client, zsr, gone):
    create_staff(branch=zsr, employee_no="100110", password=PASSWORD, **gone)
    assert send(client, employee_no="100110").status_code == 422


def test_whoever_leaves_the_bank_is_out_with_the_next_request(client, teller):
    send(client)
    teller.left_on = date(2026, 10, 11)
    teller.save()
    assert not get_user(client).is_authenticated


def test_five_wrong_passwords_lock_and_the_page_says_until_when(client, teller):
    for _ in range(4):
        assert send(client, "wrong").status_code == 422
    answer = send(client, "wrong")
    assert answer.status_code == 429
    assert answer.context["locked_until"] == NOW + timedelta(minutes=15)
    assert "10:15" in answer.content.decode()
    assert "disabled" not in answer.content.decode()  # a colleague may sign in at the same counter
    assert send(client).status_code == 429
    assert not get_user(client).is_authenticated
    assert AccessRecord.objects.order_by("id").last().reason == "locked"


def test_trying_while_locked_does_not_lock_for_longer(client, teller, clock):
    for _ in range(5):
        send(client, "wrong")
    clock.shift(timedelta(minutes=10))
    assert send(client, "wrong").context["locked_until"] == NOW + timedelta(minutes=15)
    clock.shift(timedelta(minutes=5, seconds=1))
    assert send(client).status_code == 302


def test_the_lock_is_the_persons_not_the_machines(client, teller, zsr):
    create_staff(branch=zsr, employee_no="100111", password=PASSWORD)
    for _ in range(5):
        send(client, "wrong")
    assert send(client, employee_no="100111").status_code == 302


def test_a_right_password_forgives_the_wrong_ones(client, teller):
    for _ in range(2):
        for _ in range(4):
            send(client, "wrong")
        assert send(client).status_code == 302


def test_an_administrator_unlocks(client, teller, administrator):
    for _ in range(5):
        send(client, "wrong")
    assert unlock_sign_in(staff=teller, now=NOW, by=administrator) == 1
    assert unlock_sign_in(staff=teller, now=NOW, by=administrator) == 0
    assert send(client).status_code == 302


def test_whoever_is_in_needs_not_sign_in_again(client, teller):
    client.force_login(teller)
    assert client.get("/sign-in/?next=/leads/").url == "/leads/"


def test_the_page_keeps_where_one_wanted_to_go(client, db):
    assert client.get("/sign-in/?next=/leads/7/").context["next"] == "/leads/7/"
    assert client.get("/sign-in/?next=https://evil.example/").context["next"] == ""


def test_the_page_is_never_kept_by_the_browser(client, db):
    assert "no-store" in client.get("/sign-in/")["Cache-Control"]


def test_signing_out_is_a_form_and_recorded(client, teller):
    client.force_login(teller)
    assert client.get("/sign-out/").status_code == 405
    assert get_user(client).is_authenticated
    assert client.post("/sign-out/").url == "/sign-in/"
    assert not get_user(client).is_authenticated
    assert kinds() == ["sign_out"]


def test_signing_out_leaves_no_pages_in_the_browser(client, teller):
    client.force_login(teller)
    assert client.post("/sign-out/", secure=True)["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in client.post("/sign-out/")


def test_signing_out_twice_is_no_mistake(client, db):
    assert client.post("/sign-out/").url == "/sign-in/"
    assert kinds() == []


@pytest.mark.parametrize(
    ("trusted", "forwarded", "address"),
    [
        (0, "10.9.9.9", "127.0.0.1"),
        (1, "6.6.6.6, 10.9.9.9", "10.9.9.9"),
        (2, "10.9.9.9, 10.0.0.1", "10.9.9.9"),
        (2, "10.9.9.9", "127.0.0.1"),
    ],
)
def test_the_address_is_what_our_own_proxies_saw(client, teller, settings, trusted, forwarded, address):
    settings.TRUSTED_PROXIES = trusted
    client.post("/sign-in/", {"username": "100109", "password": PASSWORD}, headers={"x-forwarded-for": forwarded})
    assert AccessRecord.objects.get().address == address


def test_a_session_ends_after_an_hour_without_a_request(client, teller, clock, settings):
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"  # the cache's own clock does not travel
    send(client)
    for _ in range(3):
        clock.shift(timedelta(minutes=50))
        client.get("/sign-in/")
        assert get_user(client).is_authenticated
    clock.shift(timedelta(minutes=61))
    assert not get_user(client).is_authenticated


def test_a_lock_is_said_in_the_banks_time(client, teller, clock):
    clock.move_to(datetime(2026, 10, 12, 23, 50, tzinfo=ZoneInfo("Asia/Shanghai")))
    for _ in range(5):
        answer = send(client, "wrong")
    assert "00:05" in answer.content.decode()
