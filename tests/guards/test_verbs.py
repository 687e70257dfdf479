"""Verbs are alike: keyword-only, the actor named last, when passed in, one transaction."""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from tests.guards.code import ROOT

PACKAGES = [
    name for name in ("organisation", "leads", "referrals") if (ROOT / name / "services" / "__init__.py").exists()
]
# No person acts here, or nothing is written.
WITHOUT_ACTOR = {"lapse_referral": "the clock acts", "forget_old_notices": "the clock acts"}
READS_ONLY = {
    "find_customers": "a search",
    "suggest_receiver": "a proposal",
    "propose_plan": "a proposal",
    "candidates": "a list",
    "split_for": "a rule",
}
WITHOUT_MOMENT = {
    "choose_language": "no fact of a day",
    "choose_preferences": "no fact of a day",
    "confirm_sales": "the file says when",
    **READS_ONLY,
}


def verbs() -> list[Callable[..., Any]]:
    found = []
    for package in PACKAGES:
        services = import_module(f"{package}.services")
        found += [
            verb for name in services.__all__ if inspect.isfunction(verb := getattr(services, name)) and name.islower()
        ]
    return found


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: verb.__name__)
def test_a_verb_names_its_actor_last_and_takes_everything_by_name(verb):
    parameters = list(inspect.signature(verb).parameters.values())
    if verb.__name__ not in READS_ONLY:
        assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in parameters), "every argument by keyword"
    if verb.__name__ not in WITHOUT_ACTOR:
        assert "by" in [one.name for one in parameters], "who acts is named"
    if verb.__name__ not in READS_ONLY.keys() | WITHOUT_ACTOR.keys():
        assert parameters[-1].name == "by", "by: Staff comes last"
    if verb.__name__ not in WITHOUT_MOMENT:
        assert "now" in [one.name for one in parameters], "the moment is passed in"


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: verb.__name__)
def test_a_verb_is_one_transaction_and_says_its_rule(verb):
    assert verb.__doc__, "a verb says its rule in bank words"
    if verb.__name__ not in READS_ONLY:
        assert hasattr(verb, "__wrapped__"), "a verb is @transaction.atomic"
