"""The half year of the demo bank, day by day, from the first to `until`. Pure."""

from datetime import datetime, timedelta
from random import Random

from branchsales.demo.counting import count_customers
from branchsales.demo.finding import find_leads
from branchsales.demo.leading import give_out_pools, hand_over
from branchsales.demo.places import build_units
from branchsales.demo.planning import plan_the_day
from branchsales.demo.products import split_rules
from branchsales.demo.reviewing import review_the_day
from branchsales.demo.selling import confirm_until
from branchsales.demo.size import Size
from branchsales.demo.staffing import hire_everybody
from branchsales.demo.today import set_scenes, set_the_table
from branchsales.demo.working import work_the_day
from branchsales.demo.world import World


def simulate(size: Size, *, seed: int, until: datetime) -> World:
    """Everything that happened up to `until` (naive, in the bank's time zone); the same arguments, the same world."""
    today = until.date()
    first_day = size.first_day(today)
    units = build_units(size, today=today)
    world = World(
        rng=Random(f"{seed} days"),
        units=units,
        people=hire_everybody(Random(f"{seed} people"), units, first_day=first_day, today=today),
        rules=split_rules(units, size, today),
        first_day=first_day,
        until=until,
    )
    traffic = Random(f"{seed} traffic")  # its own dice: the rest of the story stays as it is
    day = first_day
    while day <= today:
        world.open_day(day)
        hand_over(world, day)
        give_out_pools(world, day)
        find_leads(world, day)
        set_scenes(world, day)
        world.work_off_agenda(day)
        plan_the_day(world, day)
        work_the_day(world, day)
        review_the_day(world, day)
        count_customers(traffic, world, day)
        day += timedelta(days=1)
    set_the_table(world)
    confirm_until(world)
    return world
