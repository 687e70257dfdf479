"""What branch heads do in the morning: give out the pool, and the work of those who moved or left. Pure."""

from datetime import date, timedelta

from branchsales.demo.fates import settle
from branchsales.demo.people import Person, Unit
from branchsales.demo.rhythm import opening, working_day_on_or_after
from branchsales.demo.story import Lead
from branchsales.demo.world import World

_ASSIGNED = 0.75


def give_out_pools(world: World, day: date) -> None:
    """Heads at work give most of the pool to whoever has least to do. Today's pool still waits."""
    if day == world.today:
        return
    moment = opening(day) - timedelta(minutes=world.rng.randrange(5, 20))
    for unit in world.branches:
        sellers = world.roster.sellers(unit)
        if world.roster.head(unit) is None or not sellers:
            continue
        for lead in list(world.pools.get(unit.code, [])):
            if world.rng.random() < _ASSIGNED:
                world.give(lead, min(sellers, key=world.load_of), moment)
                lead.next_on = working_day_on_or_after(day)
                settle(world, lead, day)


def hand_over(world: World, day: date) -> None:
    """Whoever moved or left since yesterday leaves their open leads and their customers to the colleagues there."""
    for person in world.people:
        ended = [post for post in person.posts if post.last == day - timedelta(days=1)]
        for post in ended:
            colleagues = [other for other in world.people if other != person and other.sells_on(day) == post.unit]
            for lead in list(world.books.get(person.number, [])):
                if lead.pending is None:
                    _pass_on(world, lead, colleagues, day)
            _pass_customers(world, person, post.unit, colleagues)


def _pass_on(world: World, lead: Lead, colleagues: list[Person], day: date) -> None:
    receiver = min(colleagues, key=world.load_of) if colleagues else None
    world.give(lead, receiver, opening(day))
    settle(world, lead, day)


def _pass_customers(world: World, person: Person, unit: Unit, colleagues: list[Person]) -> None:
    for customer in world.customers.of(unit):
        if customer.manager == person:
            customer.manager = world.rng.choice(colleagues) if colleagues else None
