"""Leaderboards of people and branches, always computed from the stored totals. See also `performance.snapshots`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from django.utils import timezone

from organisation.access import scope_of
from organisation.models import Branch, Staff
from organisation.roles import Right, Role
from performance.figures import Figure, figure_of
from performance.metrics import Kind, Metric
from performance.periods import Period
from performance.population import Member, outlets, people
from performance.ranking import Ranked, Standing, cases_to_next, cut, distance_to_next, places, rank


class Subject(StrEnum):
    """Who is ranked."""

    PEOPLE = "people"
    BRANCHES = "branches"


@dataclass(frozen=True)
class Row:
    """One line of a board. `place` is None where there is nothing to rank, or too little (`unplaced` says which)."""

    position: int
    place: int | None
    previous_place: int | None
    subject_id: int
    code: str
    name: str
    branch: Branch
    figure: Figure
    unplaced: str = ""

    @property
    def branch_code(self) -> str:
        return self.branch.code

    @property
    def value(self) -> Decimal | int | None:
        return self.figure.value

    @property
    def is_new(self) -> bool:
        """Ranked now and not in the period before."""
        return self.place is not None and self.previous_place is None

    @property
    def places_won(self) -> int | None:
        """How many places up (or, negative, down) since the period before."""
        if self.place is None or self.previous_place is None:
            return None
        return self.previous_place - self.place

    @property
    def places_lost(self) -> int | None:
        """The same the other way round, for a page that says down and a number."""
        return None if self.places_won is None else -self.places_won


@dataclass(frozen=True)
class Cut:
    """What one person sees of a board: the top, the own row with its neighbours, and how far the next place is.

    `to_next` is in the metric's unit; of a proportion it is None and `cases_to_next` says how many more cases, all
    going well, would do. `ranked` is how many stand on the whole board.
    """

    rows: Sequence[Row]
    own: Row | None
    to_next: Decimal | int | None
    cases_to_next: int | None
    as_of: datetime
    ranked: int


@dataclass(frozen=True)
class Board:
    """A whole board: every row in order, no cut."""

    metric: Metric
    period: Period
    scope: Branch
    subject: Subject
    role: str | None
    rows: Sequence[Row]
    ranked: Sequence[Ranked[int]]
    as_of: datetime

    def cut_for(self, subject_id: int | None) -> Cut:
        """Top 10, the own row with three neighbours on each side, the distance to the next place."""
        shown = {row.position for row in cut(self.ranked, subject_id)}
        return self._cut(shown, subject_id)

    def seen_by(self, staff: Staff, *, day: date) -> Cut:
        """As pages and the interface show it: the cut, and every row of the units that the person reads.

        A branch head sees all of the branch, a supervisor all of the subtree. On a board of branches the own row is
        the branch of the person's primary posting.
        """
        own = self._own(staff, day)
        units = scope_of(staff, day=day).units(Right.READ_BRANCH)
        shown = {row.position for row in cut(self.ranked, own)}
        shown |= {row.position for row in self.rows if any(unit.contains(row.branch) for unit in units)}
        return self._cut(shown, own)

    def _own(self, staff: Staff, day: date) -> int | None:
        if self.subject == Subject.PEOPLE:
            return staff.pk
        posting = staff.primary_posting_on(day)
        return posting.branch_id if posting else None

    def _cut(self, shown: set[int], own: int | None) -> Cut:
        is_proportion = self.metric.kind == Kind.PROPORTION
        return Cut(
            rows=[row for row in self.rows if row.position in shown],
            own=next((row for row in self.rows if row.subject_id == own), None),
            to_next=None if is_proportion else distance_to_next(self.ranked, own),
            cases_to_next=cases_to_next(self.ranked, own, self.metric.better) if is_proportion else None,
            as_of=self.as_of,
            ranked=len(self.rows),
        )


def leaderboard(
    *, metric: Metric, period: Period, scope: Branch, subject: str = Subject.PEOPLE, role: str | None = None
) -> Board:
    """The board of a metric: people with a posting in the scope (of one role, if asked), or the branches in it.

    Two boards are read in one query, the period's and the one before, for the previous places.
    """
    role = Role(role).value if role else None
    read = outlets if Subject(subject) == Subject.BRANCHES else people
    codes = tuple(dict.fromkeys(metric.numerator + metric.denominator + metric.cases))
    now, before = read([period, period.previous()], scope=scope, role=role, codes=codes)
    rows, ranked = ranked_rows(metric, now, before)
    return Board(
        metric=metric,
        period=period,
        scope=scope,
        subject=Subject(subject),
        role=role,
        rows=rows,
        ranked=ranked,
        as_of=timezone.now(),
    )


def ranked_rows(
    metric: Metric, members: Sequence[Member], before: Sequence[Member]
) -> tuple[list[Row], list[Ranked[int]]]:
    """The members in order, with the places of the period before."""
    ranked = _rank(members, metric, places(_rank(before, metric, {})))
    by_id = {member.id: member for member in members}
    return [_row(line, by_id[line.subject], metric) for line in ranked], ranked


def _rank(members: Sequence[Member], metric: Metric, previous: dict[int, int | None]) -> list[Ranked[int]]:
    standings = [_standing(member, metric) for member in members]
    return rank(standings, kind=metric.kind.value, better=metric.better.value, previous=previous)


def _standing(member: Member, metric: Metric) -> Standing[int]:
    figure = figure_of(metric, member.sums)
    cases = sum(member.sums[code] for code in metric.cases or metric.denominator)
    above = sum(member.sums[code] for code in metric.numerator)
    return Standing(member.id, member.code, figure.value, k=above, n=cases)


def _row(line: Ranked[int], member: Member, metric: Metric) -> Row:
    return Row(
        position=line.position,
        place=line.place,
        previous_place=line.previous_place,
        subject_id=member.id,
        code=member.code,
        name=member.name,
        branch=member.branch,
        figure=figure_of(metric, member.sums),
        unplaced=line.unplaced,
    )
