"""Wealth managers work on what is due: they call, meet, sell or lose, and some of it waits till tomorrow. Pure."""

from datetime import date, datetime, timedelta

from branchsales.demo.chance import Weighted
from branchsales.demo.fates import AFTER_LINGERING
from branchsales.demo.people import Person, Unit
from branchsales.demo.rhythm import after_lunch, opening
from branchsales.demo.selling import sell
from branchsales.demo.story import Contact, Fate, Lead
from branchsales.demo.texts import reasons
from branchsales.demo.texts.contacts import contact_note
from branchsales.demo.world import World
from organisation.working_time import add_working_days

PATIENCE_DAYS = {"A": 60, "B": 75, "C": 95}
ENOUGH_MISSES = 4
WORK_MINUTES, LONGEST_BREAK = 330, 90
DAYS_FORGOTTEN = (0, 0, 0, 1, 2, 4, 7)
_LAST_START = timedelta(hours=8, minutes=10)
_METHODS = Weighted({"phone": 68, "message": 17, "branch": 11, "visit": 4})
_REACHED = {"phone": 0.68, "message": 0.72, "branch": 0.9, "visit": 0.86}
_OUTCOMES = {
    "A": Weighted({"interested": 38, "appointment": 47, "considering": 15}),
    "B": Weighted({"interested": 42, "appointment": 33, "considering": 25}),
    "C": Weighted({"interested": 38, "appointment": 17, "considering": 45}),
}
_DAYS_TO_NEXT = {
    "no_answer": (1, 1, 1, 2, 3),
    "interested": (1, 2, 3, 4, 5),
    "appointment": (1, 1, 2, 3, 4),
    "considering": (3, 4, 5, 7, 10),
    "won": (1, 1, 2, 3),
}
LINGERING_DAYS = (7, 10, 12, 15, 20)


def work_the_day(world: World, day: date) -> None:
    """Everybody at work who sells goes through what is due, the best chances first, as far as the day goes."""
    for person, unit in world.roster.working:
        clock = opening(day) + timedelta(minutes=world.rng.randrange(3, 28))
        due = _due(world, person, day)
        longest_gap = max(12, 2 * WORK_MINUTES // max(1, len(due)))
        for lead in due:
            start = max(clock, lead.free_from + timedelta(minutes=world.rng.randrange(3, 25)))
            start = after_lunch(world.rng, start)
            if start > min(world.day_end(day), opening(day) + _LAST_START):
                continue
            done = _work_on(world, lead, person, unit, start)
            clock = done + timedelta(minutes=world.rng.randrange(4, min(longest_gap, LONGEST_BREAK)))


def _due(world: World, person: Person, day: date) -> list[Lead]:
    """What the person gets round to: a new referral nearly always, else as the person is."""
    rng, habits = world.rng, person.habits
    book = world.books.get(person.number, [])
    due = [lead for lead in book if lead.next_on is not None and lead.next_on <= day and lead.pending is None]
    done = []
    for lead in due:
        if lead.forgotten_till is not None and day <= lead.forgotten_till:
            continue
        if rng.random() < (0.95 if lead.free_from.date() == day else habits.discipline):
            done.append(lead)
        else:
            lead.forgotten_till = add_working_days(day, rng.choice(DAYS_FORGOTTEN))
    done.sort(key=lambda lead: (max(lead.free_from, opening(day)), lead.potential, lead.next_on))
    return done[: habits.capacity]


def _work_on(world: World, lead: Lead, person: Person, unit: Unit, start: datetime) -> datetime:
    """One contact, and what comes of it; when the person is free again."""
    rng = world.rng
    if (start.date() - lead.at.date()).days > PATIENCE_DAYS[lead.potential] and rng.random() < 0.4:
        return _lose(world, lead, start, reasons.NO_PROGRESS)
    method = _method(world, lead)
    if rng.random() > _REACHED[method] or (method == "branch" and not lead.expected_here and rng.random() < 0.1):
        return _missed(world, lead, person, unit, start, method)
    lead.misses, lead.expected_here = 0, False
    lead.steps -= 1
    if lead.is_agreed or (lead.steps <= 0 and lead.fate is Fate.WIN):
        return _agreed(world, lead, person, unit, start, method)
    if lead.steps <= 0 and lead.fate is Fate.LOSE:
        _note(world, lead, person, unit, start, method, "refused", None)
        return _lose(world, lead, start + timedelta(minutes=rng.randrange(4, 20)), _why_lost(world, lead))
    if lead.steps <= 0:  # lingers
        lead.fate, lead.steps = AFTER_LINGERING.pick(rng), rng.choice((1, 1, 2))
        wait = add_working_days(start.date(), rng.choice(LINGERING_DAYS))
        return _note(world, lead, person, unit, start, method, "considering", wait)
    outcome = _OUTCOMES[lead.potential].pick(rng)
    lead.expected_here = outcome == "appointment"
    return _note(world, lead, person, unit, start, method, outcome, _next_day(world, start, outcome))


def _method(world: World, lead: Lead) -> str:
    """As was agreed; customers who want no calls are only spoken to when they come."""
    if lead.customer.do_not_contact or (lead.expected_here and world.rng.random() < 0.9):
        return "branch"
    return "visit" if lead.expected_here else _METHODS.pick(world.rng)


def _missed(world: World, lead: Lead, person: Person, unit: Unit, start: datetime, method: str) -> datetime:
    lead.misses += 1
    lead.expected_here = False
    done = _note(world, lead, person, unit, start, method, "no_answer", _next_day(world, start, "no_answer"))
    if lead.misses >= ENOUGH_MISSES and world.rng.random() < 0.5:
        return _lose(world, lead, done, reasons.NEVER_REACHED)
    return done


def _agreed(world: World, lead: Lead, person: Person, unit: Unit, start: datetime, method: str) -> datetime:
    """The customer says yes: mostly it is done at once, sometimes the papers follow."""
    signed = start + timedelta(minutes=world.rng.randrange(10, 36))
    if signed > world.day_end(start.date()) or (not lead.is_agreed and world.rng.random() < 0.15):
        lead.is_agreed = lead.expected_here = True
        return _note(world, lead, person, unit, start, method, "won", _next_day(world, start, "won"))
    _note(world, lead, person, unit, start, method, "won", None)
    sell(world, signed, lead, person)
    return signed


def _why_lost(world: World, lead: Lead) -> str:
    if world.rng.random() < 0.012:
        lead.customer.do_not_contact, lead.customer.consent = True, "no"
        return reasons.ASKED_TO_STOP
    return world.rng.choice(reasons.LOST[lead.category])


def _lose(world: World, lead: Lead, moment: datetime, reason: str) -> datetime:
    moment = min(moment, world.day_end(moment.date()))
    world.take(lead)
    lead.close(moment, lost_reason=reason)
    return moment


def _next_day(world: World, moment: datetime, outcome: str) -> date:
    return add_working_days(moment.date(), world.rng.choice(_DAYS_TO_NEXT[outcome]))


def _note(
    world: World,
    lead: Lead,
    person: Person,
    unit: Unit,
    moment: datetime,
    method: str,
    outcome: str,
    next_on: date | None,
) -> datetime:
    """Write the contact record; the lead's next action is what was agreed."""
    note = contact_note(
        world.rng,
        category=lead.category,
        method=method,
        outcome=outcome,
        day=moment.date(),
        next_on=next_on,
        care=person.habits.care,
    )
    contact = Contact(lead, person, unit, moment, method, outcome, note, next_on)
    lead.contacts.append(contact)
    lead.next_on = next_on
    world.contacts.append(contact)
    world.recent.setdefault(unit.code, []).append(contact)
    return moment
