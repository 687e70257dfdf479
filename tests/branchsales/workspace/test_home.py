"""The first screen of everybody."""

import pytest
import time_machine

from tests.factories import NOW, create_staff

PEOPLE = ("wang", "zhou", "lina", "head", "supervisor", "administrator", "auditor")


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_has_a_home(client, cast, who):
    client.force_login(getattr(cast, who))
    assert client.get("/", follow=True).status_code == 200


def test_without_a_posting_one_is_told_whom_to_ask(client, db):
    staff = create_staff(branch=None, language="en")
    client.force_login(staff)
    assert "no posting today" in client.get("/").content.decode()
