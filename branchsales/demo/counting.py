"""Customers are counted: by the queue machine at the counter, one by one in the lobby. Pure."""

from datetime import date
from random import Random

from branchsales.demo.people import LOBBY, TELLER
from branchsales.demo.rhythm import SATURDAY, closing, opening, weight_of
from branchsales.demo.story import Traffic
from branchsales.demo.world import World

AT_THE_COUNTER, IN_THE_LOBBY = 64, 92  # customers on a plain working day
DIVERTED, IDENTIFIED = (0.24, 0.38), (0.05, 0.11)  # of those received
QUIET_WEEKEND = 0.55


def count_customers(rng: Random, world: World, day: date) -> None:
    """Everybody at work who meets customers. What tellers served today comes with the evening's file."""
    busy = weight_of(day) * (QUIET_WEEKEND if day.weekday() >= SATURDAY else 1.0)
    for person, post in world.roster.finders:
        swing = rng.uniform(0.82, 1.18)
        if post.role == TELLER and day < world.today:
            world.traffic.append(Traffic(person, day, served=round(AT_THE_COUNTER * busy * swing)))
        elif post.role == LOBBY:
            received = round(IN_THE_LOBBY * busy * swing * _part_of_day(world, day))
            diverted, identified = (round(received * rng.uniform(*share)) for share in (DIVERTED, IDENTIFIED))
            world.traffic.append(Traffic(person, day, None, received, diverted, identified))


def _part_of_day(world: World, day: date) -> float:
    """How much of the day is over: all of it, but today only what has passed."""
    first, last = opening(day), closing(day)
    return min(1.0, max(0.0, (world.until - first) / (last - first)))
