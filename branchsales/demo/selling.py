"""Sales, their confirmation by the core system, and the few that are reversed. Pure."""

from datetime import datetime
from functools import partial

from branchsales.demo.fates import AFTER_REVERSAL
from branchsales.demo.people import Person
from branchsales.demo.products import KINDS, product_for, sold_amount
from branchsales.demo.rhythm import time_of_day
from branchsales.demo.story import Lead, Sale
from branchsales.demo.texts import reasons
from branchsales.demo.world import World
from organisation.working_time import add_working_days

_REVERSED = 0.018
_NEVER_CONFIRMED = 0.025
_ANOTHER_CATEGORY = 0.04


def sell(world: World, moment: datetime, lead: Lead, closer: Person) -> None:
    """The lead is won. The core system confirms most sales within days; a few are reversed later."""
    rng, day = world.rng, moment.date()
    category = lead.category if rng.random() > _ANOTHER_CATEGORY else rng.choice(list(KINDS))
    estimate = lead.estimate if category == lead.category else None
    sale = Sale(
        lead=lead,
        closer=closer,
        product=product_for(rng, category, lead.customer.risk_level),
        amount=sold_amount(rng, category, lead.customer.wealth, estimate),
        at=moment,
        confirmed_on=add_working_days(day, rng.choice((1, 1, 2, 3))) if rng.random() > _NEVER_CONFIRMED else None,
    )
    world.take(lead)
    lead.close(moment)
    lead.sales.append(sale)
    world.sales.append(sale)
    if rng.random() < _REVERSED:
        when = time_of_day(rng, add_working_days(day, rng.randrange(1, 12)))
        world.plan(when, partial(_reverse, sale=sale))


def _reverse(world: World, moment: datetime, *, sale: Sale) -> None:
    """The sale is taken back and its closer goes on with the customer."""
    lead, day = sale.lead, moment.date()
    if sale.closer.sells_on(day) is None or lead.is_open:
        return
    sale.reversed_on, sale.reversal_reason = day, world.rng.choice(reasons.REVERSED)
    if sale.confirmed_on is not None and sale.confirmed_on >= day:
        sale.confirmed_on = None
    lead.reopen(moment, add_working_days(day, 1))
    lead.fate, lead.steps, lead.is_agreed = AFTER_REVERSAL.pick(world.rng), 1, False
    world.give(lead, sale.closer, moment)


def confirm_until(world: World) -> None:
    """What would be confirmed after today is not confirmed yet."""
    for sale in world.sales:
        if sale.confirmed_on is not None and sale.confirmed_on > world.today:
            sale.confirmed_on = None
