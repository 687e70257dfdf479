from collections.abc import Iterator

import pytest
import time_machine

from organisation.models import Staff
from tests.cast import Cast
from tests.factories import NOW, create_customer, create_lead


@pytest.fixture(autouse=True)
def at_ten(db: None) -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def in_english(cast: Cast) -> None:
    Staff.objects.update(language=Staff.Language.ENGLISH)
    for one in vars(cast).values():
        if isinstance(one, Staff):
            one.language = Staff.Language.ENGLISH


@pytest.fixture
def pair(cast):
    """Two records of one person in 中山路, with an open lead each for the same product."""
    kept = create_customer(branch=cast.zsr, name="欧阳慧敏", phone="13800138000", tier="gold")
    merged = create_customer(
        branch=cast.zsr, name="欧阳惠敏", phone="13800138000", manager=cast.zhang, tier="private", consent="no"
    )
    create_lead(finder=cast.wang, owner=cast.lina, customer=kept)
    create_lead(finder=cast.chen, owner=cast.zhang, customer=merged)
    return kept, merged


@pytest.fixture
def head_signed_in(client, cast):
    client.force_login(cast.head)
    return client
