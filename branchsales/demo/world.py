"""The demo bank in motion: who there is, what happened so far, what is on the agenda. Pure."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from branchsales.demo.customers import Customers
from branchsales.demo.people import Person, Roster, Unit
from branchsales.demo.products import SplitRule
from branchsales.demo.story import Contact, Lead, Plan, Referral, Review, Sale, Traffic

FULL_EFFECT_DAYS = 28
Step = Callable[["World", datetime], None]


@dataclass
class World:
    """Everything the days read and write. Facts happen up to `until`, never after."""

    rng: Random
    units: list[Unit]
    people: list[Person]
    rules: list[SplitRule]
    first_day: date
    until: datetime
    customers: Customers = field(default_factory=Customers)
    leads: list[Lead] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    sales: list[Sale] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    traffic: list[Traffic] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    recent: dict[str, list[Contact]] = field(default_factory=dict)
    books: dict[str, list[Lead]] = field(default_factory=dict)
    pools: dict[str, list[Lead]] = field(default_factory=dict)
    roster: Roster = field(init=False)
    _agenda: dict[date, list[tuple[datetime, int, Step]]] = field(default_factory=dict)
    _places: count = field(default_factory=count)  # type: ignore[type-arg]

    @property
    def today(self) -> date:
        return self.until.date()

    @property
    def branches(self) -> list[Unit]:
        return [unit for unit in self.units if unit.kind == "branch"]

    def open_day(self, day: date) -> None:
        """Who is at work decides what can happen."""
        self.roster = Roster(self.people, day=day, today=self.today)

    def plan(self, moment: datetime, step: Step) -> None:
        """Put the step on the agenda; what would come after `until` never happens."""
        if moment <= self.until:
            heapq.heappush(self._agenda.setdefault(moment.date(), []), (moment, next(self._places), step))

    def work_off_agenda(self, day: date) -> None:
        """Take the day's steps in the order of their moments, also those that steps add to the same day."""
        agenda = self._agenda.setdefault(day, [])
        while agenda:
            moment, _, step = heapq.heappop(agenda)
            step(self, moment)
        del self._agenda[day]

    def day_end(self, day: date) -> datetime:
        """The last moment for facts of that day."""
        return min(self.until, datetime.combine(day, datetime.min.time()) + timedelta(hours=17, minutes=50))

    def give(self, lead: Lead, owner: Person | None, moment: datetime) -> None:
        """The lead goes to its new owner, or to the branch pool."""
        self.take(lead)
        lead.owner = owner
        lead.free_from = max(lead.free_from, moment)
        if owner is None:
            self.pools.setdefault(lead.unit.code, []).append(lead)
        else:
            self.books.setdefault(owner.number, []).append(lead)

    def take(self, lead: Lead) -> None:
        """The lead leaves the book or pool it is in."""
        held = self.pools.get(lead.unit.code, []) if lead.owner is None else self.books.get(lead.owner.number, [])
        if lead in held:
            held.remove(lead)

    def load_of(self, person: Person) -> int:
        """How many open leads the person answers for."""
        return len(self.books.get(person.number, []))


def effect(unit: Unit, day: date) -> float:
    """How far selling together has taken hold in the branch: 0 before it started, 1 after four weeks."""
    if unit.transformed_on is None or day < unit.transformed_on:
        return 0.0
    return min(1.0, (day - unit.transformed_on).days / FULL_EFFECT_DAYS)
