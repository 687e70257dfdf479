"""Leads are found: at the counter, in the lobby, on the phone; then logged, or logged and referred. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from branchsales.demo.chance import Weighted, count_of
from branchsales.demo.customers import Customer
from branchsales.demo.fates import settle
from branchsales.demo.people import HEAD, LOBBY, SELLER, TELLER, Person, Post, Unit
from branchsales.demo.products import LOBBY_INTERESTS, SELLER_INTERESTS, TELLER_INTERESTS, estimate_amount
from branchsales.demo.referring import refer
from branchsales.demo.rhythm import SATURDAY, time_of_day, weight_of
from branchsales.demo.story import Lead
from branchsales.demo.texts.captures import capture_note
from branchsales.demo.world import World, effect
from organisation.working_time import add_working_days

NEWCOMER_DAYS = 60
_WEEKEND_WEIGHT = 0.6
_FROM_ELSEWHERE = 0.03
_INTERESTS = {TELLER: TELLER_INTERESTS, LOBBY: LOBBY_INTERESTS, SELLER: SELLER_INTERESTS, HEAD: SELLER_INTERESTS}
_CHANNELS = {
    TELLER: Weighted(
        {"counter": 78, "phone_in": 6, "customer_referral": 6, "list": 3, "online": 3, "event": 2, "other": 2}
    ),
    LOBBY: Weighted(
        {"lobby": 58, "self_service": 20, "customer_referral": 6, "event": 6, "online": 6, "counter": 2, "other": 2}
    ),
    SELLER: Weighted(
        {"list": 28, "customer_referral": 22, "own_outreach": 20, "phone_in": 12, "event": 9, "online": 5, "other": 4}
    ),
    HEAD: Weighted({"own_outreach": 45, "customer_referral": 35, "event": 20}),
}


@dataclass(frozen=True)
class Scene:
    """One capture that must happen as written: today's show, not left to chance."""

    finder: Person
    receiver: Person | None = None
    waits: bool = False  # the receiver has not answered yet
    channel: str = ""
    is_unmanaged: bool = False


def find_leads(world: World, day: date) -> None:
    """Put on the agenda what everybody at work will find that day."""
    for person, post in world.roster.finders:
        for _ in range(count_of(world.rng, _expected(person, post, day))):
            world.plan(time_of_day(world.rng, day), partial(_log, person=person, post=post))


def play(world: World, moment: datetime, *, scene: Scene) -> None:
    """The scene's finder logs a lead and refers it to the scene's receiver."""
    post = scene.finder.post_on(moment.date())
    if post is None:
        return
    customer = world.customers.welcome(world.rng, post.unit, []) if scene.is_unmanaged else None
    lead = _capture(world, moment, scene.finder, post, customer=customer, channel=scene.channel)
    if scene.receiver is not None:
        refer(world, moment, lead=lead, referrer=scene.finder, receiver=scene.receiver, waits=scene.waits)


def _log(world: World, moment: datetime, *, person: Person, post: Post) -> None:
    stranger = _customer_of_another_branch(world, post) if post.role in (TELLER, LOBBY) else None
    lead = _capture(world, moment, person, post, customer=stranger)
    wish = person.habits.refers * (0.65 + 0.45 * effect(post.unit, moment.date()))
    if stranger is not None or world.rng.random() < wish:
        soon = moment + timedelta(minutes=world.rng.choice((0, 0, 1, 2, 5)))
        receiver = stranger.manager if stranger is not None else None
        world.plan(soon, partial(refer, lead=lead, referrer=person, receiver=receiver))


def _capture(
    world: World, moment: datetime, finder: Person, post: Post, *, customer: Customer | None, channel: str = ""
) -> Lead:
    """The finder logs a lead: it goes to a finder who sells, else to the customer's manager, else to the pool."""
    rng, day, eye = world.rng, moment.date(), finder.habits.eye
    category = _INTERESTS[post.role].pick(rng)
    if customer is None:
        seller = finder if finder.sells_on(day) is not None else None
        managers = [seller] if seller is not None else world.roster.sellers(post.unit)
        customer = world.customers.known(rng, post.unit, category, seller=seller)
        customer = customer or world.customers.welcome(rng, post.unit, managers)
    estimate = estimate_amount(rng, category, customer.wealth)
    lead = Lead(
        customer=customer,
        unit=post.unit,
        captured_unit=post.unit,
        finder=finder,
        at=moment,
        channel=channel or _CHANNELS[post.role].pick(rng),
        category=category,
        potential=Weighted({"A": 20 * eye, "B": 44, "C": 36 / eye}).pick(rng),
        estimate=estimate,
        note=capture_note(rng, category, estimate, finder.habits.care),
        free_from=moment,
        next_on=add_working_days(day, 1),
    )
    customer.open_interests.append(category)
    world.leads.append(lead)
    world.give(lead, _first_owner(customer, finder, post.unit, day), moment)
    settle(world, lead, day)
    return lead


def _first_owner(customer: Customer, finder: Person, unit: Unit, day: date) -> Person | None:
    manager = customer.manager
    if manager is not None and manager.sells_on(day) == unit:
        return manager
    return finder if finder.sells_on(day) is not None else None


def _customer_of_another_branch(world: World, post: Post) -> Customer | None:
    """Now and then somebody walks in whom a wealth manager of a neighbouring branch looks after."""
    rng = world.rng
    if rng.random() > _FROM_ELSEWHERE:
        return None
    near = [unit for unit in world.branches if unit.parent == post.unit.parent and unit != post.unit]
    there = world.customers.of(rng.choice(near)) if near else []
    customer = rng.choice(there) if there else None
    if customer is None or customer.open_interests or customer.manager is None or customer.do_not_contact:
        return None
    return customer if world.roster.has(customer.manager) else None


def _expected(person: Person, post: Post, day: date) -> float:
    weight = weight_of(day) * (_WEEKEND_WEIGHT if day.weekday() >= SATURDAY else 1.0)
    newness = min(1.0, 0.35 + 0.65 * (day - post.first).days / NEWCOMER_DAYS)
    return person.habits.captures * weight * newness * _zeal(post, day)


def _zeal(post: Post, day: date) -> float:
    """Where selling together has begun, tellers and lobby managers find twice as much; elsewhere sellers mostly do."""
    if post.role in (TELLER, LOBBY):
        return 0.5 + 0.85 * effect(post.unit, day)
    return 1.75 + 0.2 * effect(post.unit, day)
