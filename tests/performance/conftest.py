from dataclasses import dataclass
from datetime import date

import pytest

from organisation.models import Branch, Staff
from tests.performance import facts

MONDAY = date(2026, 10, 12)


@dataclass
class Scene:
    """Two branches of one bank; a teller who finds, a wealth manager who closes, a head who reviews."""

    bank: Branch
    branch: Branch
    other: Branch
    teller: Staff
    manager: Staff
    head: Staff


@pytest.fixture
def scene(db: None) -> Scene:
    bank = facts.unit("HO")
    branch, other = facts.unit("ZSR", above=bank), facts.unit("RML", above=bank)
    return Scene(
        bank=bank,
        branch=branch,
        other=other,
        teller=facts.person("T", branch, "teller"),
        manager=facts.person("W", branch),
        head=facts.person("H", branch, "branch_head"),
    )
