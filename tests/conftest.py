from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import override_settings

from organisation.ui.language import forget_drawn
from tools.messages import CATALOGUE, compile_if_older

pytest_plugins = ["tests.cast", "tests.access_scene"]


def pytest_configure() -> None:
    """Tests read the texts as the code says them, in whichever language a page is asked for; see `chinese`."""
    compile_if_older()
    override_settings(LOCALE_PATHS=[]).enable()


@pytest.fixture
def chinese(settings: Any) -> Iterator[None]:
    """The Chinese of the catalogue, for a test that reads Chinese."""
    settings.LOCALE_PATHS = [CATALOGUE.parent.parent.parent]
    forget_drawn()
    yield
    forget_drawn()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Hashing a password well takes half a second, which no test needs."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def own_cache(settings: Any) -> None:
    """Each test has keys of its own in the one cache, so that none finds what another left."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid4().hex}}
