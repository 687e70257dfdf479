"""Leads are passed on: referred, answered soon or late, returned with a reason, withdrawn, or left to lapse. Pure."""

from datetime import datetime, timedelta
from functools import partial

from branchsales.demo.chance import around
from branchsales.demo.fates import settle
from branchsales.demo.people import Person
from branchsales.demo.products import share_in_force
from branchsales.demo.rhythm import between, closing, opening
from branchsales.demo.story import Lead, Referral
from branchsales.demo.texts import reasons
from branchsales.demo.texts.captures import referral_reason
from branchsales.demo.world import World, effect
from organisation.working_time import CLOSES, add_working_days

_TO_MANAGER = 0.85
_WITHDRAWN, _LAPSED = 0.02, 0.035
LAPSE_DAYS = 2
_LATEST_START = timedelta(minutes=20)


def refer(
    world: World,
    moment: datetime,
    *,
    lead: Lead,
    referrer: Person,
    receiver: Person | None = None,
    waits: bool = False,
) -> None:
    """Refer an open lead to the receiver given or to the one the rule suggests, and plan the answer."""
    post = referrer.post_on(moment.date())
    receiver = receiver or _receiver(world, lead, referrer)
    if post is None or receiver is None or receiver == referrer or not lead.is_open or lead.pending:
        return
    there = receiver.sells_on(moment.date())
    if there is None:
        return
    referral = Referral(
        lead=lead,
        referrer=referrer,
        receiver=receiver,
        at=moment,
        reason=referral_reason(world.rng, post.role, referrer.habits.care),
        found_share=share_in_force(world.rules, unit=there, category=lead.category, day=moment.date()),
    )
    world.give(lead, referrer, moment)
    lead.next_on = add_working_days(moment.date(), 1)
    lead.referrals.append(referral)
    world.referrals.append(referral)
    if not waits:
        _plan_answer(world, referral)


def _receiver(world: World, lead: Lead, referrer: Person) -> Person | None:
    """The customer's manager, else the least loaded of those at work whom nobody asked before."""
    asked = {referral.receiver.number for referral in lead.referrals} | {referrer.number}
    choices = [person for person in world.roster.sellers(lead.unit) if person.number not in asked]
    if not choices:
        return None
    if lead.customer.manager in choices and world.rng.random() < _TO_MANAGER:
        return lead.customer.manager
    return min(choices, key=lambda person: world.load_of(person) * world.rng.uniform(0.7, 1.3))


def _plan_answer(world: World, referral: Referral) -> None:
    rng, made = world.rng, referral.at
    chance = rng.random()
    if chance < _WITHDRAWN:
        world.plan(
            between(rng, made + timedelta(minutes=8), closing(made.date())), partial(_withdraw, referral=referral)
        )
        return
    if chance < _WITHDRAWN + _LAPSED * (1.5 - effect(referral.lead.unit, made.date())):
        end = datetime.combine(add_working_days(made.date(), LAPSE_DAYS), max(made, opening(made.date())).time())
        world.plan(min(end, closing(end.date())), partial(_lapse, referral=referral))
        return
    minutes = around(rng, referral.receiver.habits.answer_minutes, spread=0.8)
    answered = _after_minutes_at_work(world, referral.receiver, made, minutes)
    if answered is not None:
        world.plan(answered, partial(_answer, referral=referral))


def _after_minutes_at_work(world: World, person: Person, start: datetime, minutes: float) -> datetime | None:
    """The moment after so many of the person's minutes at work; None if they are away for long."""
    left, clock = timedelta(minutes=max(2, round(minutes))), start
    while True:
        day = person.next_day_at_work(clock.date(), today=world.today)
        if day is None:
            return None
        if day != clock.date() or clock < opening(day):
            clock = opening(day) + timedelta(minutes=world.rng.randrange(1, 12))
        rest = max(closing(day) + _LATEST_START - clock, timedelta(0))
        if left <= rest:
            return clock + left
        left -= rest
        clock = opening(add_working_days(day, 1))


def _answer(world: World, moment: datetime, *, referral: Referral) -> None:
    lead, receiver, day = referral.lead, referral.receiver, moment.date()
    there = receiver.sells_on(day)
    if there is None:
        _lapse(world, moment, referral=referral)
        return
    if world.rng.random() < receiver.habits.returns * (1.3 - 0.6 * effect(there, day)):
        _decide(referral, moment, "returned", world.rng.choice(reasons.RETURNED))
        _go_on(world, moment, referral)
        return
    _decide(referral, moment, "accepted")
    world.take(lead)
    lead.unit = there
    world.give(lead, receiver, moment)
    lead.next_on = day
    settle(world, lead, day)


def _withdraw(world: World, moment: datetime, *, referral: Referral) -> None:
    _decide(referral, moment, "withdrawn", world.rng.choice(reasons.WITHDRAWN))
    _go_on(world, moment, referral)


def _lapse(world: World, moment: datetime, *, referral: Referral) -> None:
    _decide(referral, moment, "lapsed")
    _go_on(world, moment, referral)


def _decide(referral: Referral, moment: datetime, state: str, reason: str = "") -> None:
    referral.state, referral.decided_at, referral.decision_reason = state, moment, reason


def _go_on(world: World, moment: datetime, referral: Referral) -> None:
    """What the referrer does with a lead that came back: work on it, ask somebody else, give it up or to the pool."""
    lead, referrer, day, rng = referral.lead, referral.referrer, moment.date(), world.rng
    lead.free_from = moment
    lead.next_on = add_working_days(day, 1)
    if referrer.post_on(day) is None:
        world.give(lead, None, moment)
    elif referrer.sells_on(day) is not None:
        settle(world, lead, day)
    else:
        later = between(rng, moment + timedelta(minutes=5), moment + timedelta(minutes=90))
        if later.time() > CLOSES:
            later = opening(add_working_days(day, 1)) + timedelta(minutes=rng.randrange(5, 60))
        chance = rng.random()
        if chance < 0.62:
            world.plan(later, partial(_ask_another, lead=lead, referrer=referrer))
        elif chance < 0.9:
            world.plan(later, partial(_to_the_pool, lead=lead, referrer=referrer))
        else:
            world.plan(later, partial(_give_up, lead=lead, referrer=referrer))


def _still_holds(lead: Lead, person: Person) -> bool:
    return lead.is_open and lead.owner == person and lead.pending is None


def _ask_another(world: World, moment: datetime, *, lead: Lead, referrer: Person) -> None:
    if _still_holds(lead, referrer) and world.roster.has(referrer):
        refer(world, moment, lead=lead, referrer=referrer)
    _to_the_pool(world, moment, lead=lead, referrer=referrer)


def _to_the_pool(world: World, moment: datetime, *, lead: Lead, referrer: Person) -> None:
    if _still_holds(lead, referrer):
        world.give(lead, None, moment)


def _give_up(world: World, moment: datetime, *, lead: Lead, referrer: Person) -> None:
    if _still_holds(lead, referrer):
        world.take(lead)
        lead.close(moment, lost_reason=world.rng.choice(reasons.LOST[lead.category]))
