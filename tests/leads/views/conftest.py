from collections.abc import Iterator

import pytest
import time_machine

from organisation.models import Staff
from tests.cast import Cast
from tests.factories import NOW


@pytest.fixture(autouse=True)
def at_ten(db: None) -> Iterator[None]:
    """It is Monday 12 October 2026, 10:00, for the pages too."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def in_english(cast: Cast) -> None:
    """Everybody reads English."""
    Staff.objects.update(language=Staff.Language.ENGLISH)
    for one in vars(cast).values():
        if isinstance(one, Staff):
            one.language = Staff.Language.ENGLISH
