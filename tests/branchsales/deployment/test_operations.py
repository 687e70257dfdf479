"""docs/operations.md names every setting there is."""

import re

import pytest

from branchsales.local.home import CHECKOUT
from branchsales.settings import NEEDED_IN_PRODUCTION

TEXT = (CHECKOUT / "docs" / "operations.md").read_text()
NOT_FOR_PEOPLE = {"STATIC_COLLECTED"}  # make run and the image say it


def settings_read() -> set[str]:
    """Every name that the settings take from the environment."""
    source = (CHECKOUT / "branchsales" / "settings.py").read_text()
    return set(re.findall(r"""environ\.get\("([A-Z_]+)""", source)) | set(NEEDED_IN_PRODUCTION)


@pytest.mark.parametrize("name", sorted(settings_read() - NOT_FOR_PEOPLE))
def test_every_setting_is_explained(name):
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize("name", NEEDED_IN_PRODUCTION)
def test_what_production_needs_stands_out(name):
    assert f"**`{name}`**" in TEXT
