"""Where a lead is heading: decided when somebody takes it on, by its potential and by who that is. Pure."""

from datetime import date
from random import Random

from branchsales.demo.chance import Weighted
from branchsales.demo.people import Person
from branchsales.demo.products import KINDS
from branchsales.demo.story import Fate, Lead
from branchsales.demo.world import World, effect

_CHANCE = {"A": 0.46, "B": 0.25, "C": 0.11}
_STEPS = {"A": (1, 1, 2, 2, 3), "B": (1, 2, 2, 3), "C": (1, 2, 3, 4)}
_LINGERS = {"A": 0.1, "B": 0.25, "C": 0.4}
_PASSED_ON_WELL = 1.12
LEARNING_DAYS = 90
AFTER_LINGERING = Weighted({Fate.WIN: 16, Fate.LOSE: 52, Fate.LINGER: 32})
AFTER_REVERSAL = Weighted({Fate.WIN: 35, Fate.LOSE: 50, Fate.LINGER: 15})


def settle(world: World, lead: Lead, day: date) -> None:
    """Decide once, when a lead first has an owner who sells, how it will go and how many talks it takes."""
    if lead.fate is not None or lead.owner is None or lead.owner.sells_on(day) is None:
        return
    lead.fate = _draw(world.rng, lead, lead.owner, day)
    lead.steps = world.rng.choice(_STEPS[lead.potential])


def _draw(rng: Random, lead: Lead, owner: Person, day: date) -> Fate:
    chance = _CHANCE[lead.potential] * KINDS[lead.category].ease * owner.habits.persuasion
    chance *= 0.6 + 0.4 * lead.finder.habits.eye
    chance *= 0.9 + 0.35 * effect(lead.unit, day)
    chance *= _PASSED_ON_WELL if owner != lead.finder else 1.0
    post = owner.post_on(day)
    known_days = (day - post.first).days if post else 0
    chance *= min(1.0, 0.6 + 0.4 * known_days / LEARNING_DAYS)
    if rng.random() < min(0.85, chance):
        return Fate.WIN
    return Fate.LINGER if rng.random() < _LINGERS[lead.potential] else Fate.LOSE
