"""Heads and supervisors read contact records, comment and rate; some do so much more than others. Pure."""

from datetime import date, datetime, time, timedelta

from branchsales.demo.chance import count_of
from branchsales.demo.people import Person, Unit
from branchsales.demo.rhythm import between
from branchsales.demo.story import Contact, Review
from branchsales.demo.texts.comments import comment, rate
from branchsales.demo.world import World

RECENT = timedelta(days=5)
_EVENING = (time(16, 30), time(17, 55))
_MORNING = (time(8, 40), time(10, 30))


def review_the_day(world: World, day: date) -> None:
    """In the evening they read the records of the last days; today there was only the morning for it."""
    _forget_older(world, day)
    first, last = (datetime.combine(day, at) for at in (_MORNING if day == world.today else _EVENING))
    for author, unit in world.roster.reviewing:
        records = _records(world, author, unit)
        for _ in range(count_of(world.rng, author.habits.reviews)):
            moment = between(world.rng, first, last)
            if moment <= world.until:
                _review(world, author, moment, records)


def _records(world: World, author: Person, unit: Unit) -> list[Contact]:
    branches = [unit] if unit.kind == "branch" else [branch for branch in world.branches if branch.is_below(unit)]
    return [
        contact
        for branch in branches
        for contact in world.recent.get(branch.code, [])
        if contact.person != author and author.number not in contact.reviewers
    ]


def _review(world: World, author: Person, moment: datetime, records: list[Contact]) -> None:
    """Of a few records taken up at random the most telling one."""
    rng = world.rng
    taken = [contact for contact in rng.choices(records, k=3) if contact.at < moment] if records else []
    if not taken:
        return
    contact = max(taken, key=lambda one: (one.lead.estimate or 0, len(one.note)))
    records.remove(contact)
    contact.reviewers.append(author.number)
    rating = rate(rng, note=contact.note, outcome=contact.outcome)
    words = comment(rng, rating) if rng.random() < 0.75 else ""
    kept = rating if not words or rng.random() < 0.9 else None
    world.reviews.append(Review(contact, author, moment, kept, words))


def _forget_older(world: World, day: date) -> None:
    since = datetime.combine(day, time.min) - RECENT
    for code, contacts in world.recent.items():
        world.recent[code] = [contact for contact in contacts if contact.at >= since]
