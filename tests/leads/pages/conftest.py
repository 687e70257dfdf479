from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from leads.models import Lead
from tests.cast import Cast
from tests.factories import NOW, create_customer, create_lead


@pytest.fixture(autouse=True)
def at_ten() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def in_english(cast: Cast) -> None:
    type(cast.lina).objects.update(language="en")


@pytest.fixture
def lead(cast: Cast) -> Lead:
    """Found by 王晓雨, owned by 李娜."""
    return create_lead(
        finder=cast.wang, owner=cast.lina, customer=create_customer(branch=cast.zsr, phone="13800138000")
    )


@pytest.fixture
def lina_signed_in(client: Client, cast: Cast) -> Client:
    client.force_login(cast.lina)
    return client


@pytest.fixture
def head_signed_in(client: Client, cast: Cast) -> Client:
    client.force_login(cast.head)
    return client
