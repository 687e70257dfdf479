"""What must be on the desks today, whatever chance did: questions waiting, work due, work too late, a pool. Pure."""

from datetime import date, datetime, time
from functools import partial

from branchsales.demo.finding import Scene, play
from branchsales.demo.people import LOBBY, SELLER, TELLER, Person
from branchsales.demo.story import Lead
from branchsales.demo.texts.contacts import day_in_words
from branchsales.demo.world import World
from organisation.working_time import add_working_days

DUE, OVERDUE = 6, 4
_SHOW_OVER = time(14, 12)


def _cast(world: World, role: str, place: int = 0) -> Person:
    """The people of the first branch, by role and place."""
    first = world.branches[0]
    team = [person for person in world.people if person.present_post.unit == first]
    return [person for person in team if person.present_post.role == role][place]


def set_scenes(world: World, day: date) -> None:
    """Put the scenes of the day on the agenda: those of today, and of the evening before for whoever comes early."""
    teller, colleague, lobby = _cast(world, TELLER), _cast(world, TELLER, 1), _cast(world, LOBBY)
    seller, slow = _cast(world, SELLER), _cast(world, SELLER, 1)
    stranger = partial(Scene, lobby, channel="online", is_unmanaged=True)
    if day == world.today:
        _set(world, day, 9, 24, Scene(teller, seller))
        _set(world, day, 9, 52, Scene(teller))
        _set(world, day, 10, 6, Scene(lobby, seller))
        _set(world, day, 10, 20, stranger())
        _set(world, day, 11, 12, Scene(teller, slow, waits=True))
        _set(world, day, 11, 31, Scene(lobby, seller))
        _set(world, day, 13, 8, Scene(lobby, seller, waits=True))
        _set(world, day, 13, 20, stranger())
        _set(world, day, 13, 37, Scene(colleague, seller, waits=True))
        _set(world, day, 14, 11, Scene(teller, seller, waits=True))
    elif day == add_working_days(world.today, -1):
        _set(world, day, 15, 20, Scene(colleague, slow, waits=True))
        if world.until.time() < _SHOW_OVER:
            _set(world, day, 16, 12, Scene(lobby, seller, waits=True))
            _set(world, day, 16, 25, stranger())
            _set(world, day, 16, 38, Scene(colleague, seller, waits=True))
            _set(world, day, 16, 47, Scene(teller, seller, waits=True))
            _set(world, day, 16, 55, stranger())


def _set(world: World, day: date, hour: int, minute: int, scene: Scene) -> None:
    world.plan(datetime.combine(day, time(hour, minute)), partial(play, scene=scene))


def set_the_table(world: World) -> None:
    """Move next actions of the wealth manager's open leads where too few are due today or too late."""
    for seller in (_cast(world, SELLER), _cast(world, SELLER, 1)):
        book = [lead for lead in world.books.get(seller.number, []) if lead.pending is None]
        book.sort(key=lambda lead: (lead.next_on or world.today, lead.at))
        _bring_forward(world, book, world.today, DUE)
        _leave_lying(world, book, OVERDUE)


def _bring_forward(world: World, book: list[Lead], day: date, wanted: int) -> None:
    later = [lead for lead in book if lead.next_on is not None and lead.next_on > day]
    missing = wanted - sum(lead.next_on == day for lead in book)
    for lead in [lead for lead in later if _last_fact(lead) < day][: max(0, missing)]:
        _promise(lead, day)


def _leave_lying(world: World, book: list[Lead], wanted: int) -> None:
    missing = wanted - sum(lead.next_on is not None and lead.next_on < world.today for lead in book)
    quiet = [lead for lead in book if (lead.next_on or world.today) > world.today]
    quiet = [lead for lead in quiet if add_working_days(_last_fact(lead), 2) < world.today]
    for lead in quiet[: max(0, missing)]:
        _promise(lead, add_working_days(_last_fact(lead), 1))


def _last_fact(lead: Lead) -> date:
    return max([lead.free_from.date(), *(contact.at.date() for contact in lead.contacts)])


def _promise(lead: Lead, day: date) -> None:
    """The next action, and the promise of the last contact that led to it."""
    last = lead.contacts[-1] if lead.contacts else None
    if last is not None and last.next_on is not None and last.next_on == lead.next_on:
        said_on = last.at.date()
        last.note = last.note.replace(day_in_words(said_on, last.next_on), day_in_words(said_on, day))
        last.next_on = day
    lead.next_on = day
