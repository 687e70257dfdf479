"""A pytest plugin, loaded before the settings are read: without addresses of servers the tests bring their own.

They have a home of their own beside that of `make run`, and are careless about what a power cut would lose.
"""

import os
from contextlib import ExitStack

import pytest

from branchsales.local.home import CHECKOUT
from branchsales.local.services import services

_running = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """In the process that was called only; the workers of xdist inherit its environment and join."""
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return
    os.environ.setdefault("BRANCHSALES_HOME", str(CHECKOUT / ".run" / "tests"))
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _running.enter_context(services(careless=True))


def pytest_unconfigure() -> None:
    _running.close()
