"""The bank's units and people as the simulation knows them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from branchsales.demo.rhythm import SATURDAY, SUNDAY
from organisation.working_time import add_working_days

TELLER, LOBBY, SELLER, HEAD = "teller", "lobby_manager", "wealth_manager", "branch_head"
SUPERVISOR, ADMINISTRATOR, AUDITOR = "supervisor", "administrator", "auditor"


@dataclass(frozen=True, eq=False)
class Unit:
    """A node of the organisation tree."""

    code: str
    name: str
    kind: str
    parent: Unit | None = None
    city: str = ""
    transformed_on: date | None = None

    def is_below(self, other: Unit) -> bool:
        """Whether this is the other unit or stands under it."""
        return self == other or (self.parent is not None and self.parent.is_below(other))


@dataclass(frozen=True, eq=False)
class Post:
    """A posting, from the first to the last day; the additional one of a head who also sells is not primary."""

    unit: Unit
    role: str
    first: date
    last: date | None = None
    is_primary: bool = True

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Habits:
    """How a person works; averages, so that people and not chance alone make the boards."""

    captures: float = 0.0  # leads found on an ordinary day
    refers: float = 0.0  # how many of their leads they refer at once
    eye: float = 1.0  # how good the leads are
    persuasion: float = 1.0  # how many of the leads worked on are won
    discipline: float = 0.9  # how often a due lead is worked on its day
    answer_minutes: float = 45  # working minutes to answer a referral, median
    returns: float = 0.1  # how many referrals are returned
    care: float = 0.7  # how often and how fully notes are written
    capacity: int = 12  # contacts a day
    reviews: float = 0.0  # contact records commented on a day


@dataclass(eq=False)
class Person:
    """Somebody who works, or worked, for the bank."""

    number: str
    name: str
    posts: list[Post]
    habits: Habits
    left_on: date | None = None
    leave: list[tuple[date, date]] = field(default_factory=list)
    duty_saturdays: tuple[int, int] = (1, 1)  # which week out of every so many; this one never comes
    on_duty_today: bool = False

    @property
    def joined_on(self) -> date:
        return min(post.first for post in self.posts)

    @property
    def present_post(self) -> Post:
        """The primary posting of today, or the last one."""
        return max((post for post in self.posts if post.is_primary), key=lambda post: post.first)

    def post_on(self, day: date) -> Post | None:
        """The primary posting of the day: where facts belong."""
        return next((post for post in self.posts if post.is_primary and post.covers(day)), None)

    def sells_on(self, day: date) -> Unit | None:
        """The branch in which the person may own leads that day."""
        return next((post.unit for post in self.posts if post.role == SELLER and post.covers(day)), None)

    def works_on(self, day: date, *, today: date) -> bool:
        """Posted, not on leave, and not on a free weekend; today those on duty come even on a Sunday."""
        if self.post_on(day) is None or any(first <= day <= last for first, last in self.leave):
            return False
        if day == today and self.on_duty_today:
            return True
        if day.weekday() == SATURDAY or (day == today and day.weekday() == SUNDAY):
            turn, every = self.duty_saturdays
            return day.toordinal() // 7 % every == turn
        return day.weekday() < SATURDAY

    def next_day_at_work(self, day: date, *, today: date, within: int = 15) -> date | None:
        """The first working day from the given one on that finds the person at work, if it comes soon."""
        for _ in range(within):
            if self.works_on(day, today=today):
                return day
            day = add_working_days(day, 1)
        return None


class Roster:
    """Who is at work on a day: who finds, who works on leads, who reviews, and in which branch."""

    def __init__(self, people: list[Person], *, day: date, today: date) -> None:
        self.present = [person for person in people if person.works_on(day, today=today)]
        self.finders: list[tuple[Person, Post]] = []
        self.working: list[tuple[Person, Unit]] = []
        self.reviewing: list[tuple[Person, Unit]] = []
        self._sellers: dict[str, list[Person]] = {}
        self._heads: dict[str, Person] = {}
        for person in self.present:
            post = person.post_on(day)
            if post is None:
                continue
            if person.habits.captures:
                self.finders.append((person, post))
            if person.habits.reviews:
                self.reviewing.append((person, post.unit))
            unit = person.sells_on(day)
            if unit is not None:
                self.working.append((person, unit))
                self._sellers.setdefault(unit.code, []).append(person)
            if post.role == HEAD:
                self._heads[post.unit.code] = person
        self._numbers = {person.number for person in self.present}

    def sellers(self, unit: Unit) -> list[Person]:
        """Those who may own leads in the branch."""
        return self._sellers.get(unit.code, [])

    def head(self, unit: Unit) -> Person | None:
        return self._heads.get(unit.code)

    def has(self, person: Person) -> bool:
        return person.number in self._numbers
