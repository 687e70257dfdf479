"""Who is ranked, and what they did, for a board and the board before it.

Ranked is whoever has a posting in the scope covering at least one working day of the period, also with no fact at all;
a person stands in the branch of the scope where most of the posting days lie. Counted is what was done in the scope; on
the board of a role what was done in that role, or everything if the role is held beside another one (a head who also
sells), for facts keep the first role only.

Two plain queries, put together here: as one statement the planner took 200 ms for 700 people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from organisation.models import Branch
from organisation.roles import Role
from organisation.working_time import working_days_between
from performance.figures import Sums
from performance.periods import Period
from performance.stored import stored_rows, within

EVERY_ROLE = (*Role.values, "")  # a fact outside any posting has none
Counted = Mapping[tuple[int, int, str], list[int]]  # sums by number of the period, subject and role


@dataclass(frozen=True)
class Member:
    """A subject of a board, where it stands, and the sums of the figures that were asked for."""

    id: int
    code: str
    name: str
    branch: Branch
    sums: Sums


@dataclass(frozen=True)
class Posted:
    """A posting in the scope, with whose it is."""

    staff_id: int
    employee_no: str
    name: str
    branch_id: int
    branch_code: str
    branch_name: str
    branch_path: str
    starts_on: date
    ends_on: date
    is_primary: bool

    @property
    def branch(self) -> Branch:
        return Branch(id=self.branch_id, code=self.branch_code, name=self.branch_name, path=self.branch_path)


def people(periods: list[Period], *, scope: Branch, role: str | None, codes: tuple[str, ...]) -> list[list[Member]]:
    """The people of each period's board, in no order."""
    postings = _postings(periods, scope, role)
    branches = {posting.branch_id: posting.branch for posting in {each.branch_id: each for each in postings}.values()}
    # Where nobody holds the role beside another one, rows of other roles need not be read.
    only = (role, "") if role and all(posting.is_primary for posting in postings) else None
    counted = _counted(periods, scope, "staff_id", codes, only)
    names = {posting.staff_id: (posting.employee_no, posting.name) for posting in postings}
    return [
        [
            Member(staff_id, *names[staff_id], branches[branch_id], _sums(counted, number, staff_id, codes, roles))
            for staff_id, (branch_id, beside) in standing(postings, period).items()
            for roles in [None if beside or role is None else (role, "")]
        ]
        for number, period in enumerate(periods)
    ]


def outlets(periods: list[Period], *, scope: Branch, role: str | None, codes: tuple[str, ...]) -> list[list[Member]]:
    """The branches of each period's board: the outlets in the scope that were open in it."""
    branches = list(Branch.objects.outlets().below(scope))
    roles = (role,) if role else None
    counted = _counted(periods, scope, "branch_id", codes, roles)
    return [
        [
            Member(branch.pk, branch.code, branch.name, branch, _sums(counted, number, branch.pk, codes, roles))
            for branch in branches
            if (branch.opened_on or date.min) <= period.last and (branch.closed_on or date.max) >= period.first
        ]
        for number, period in enumerate(periods)
    ]


def standing(postings: Iterable[Posted], period: Period) -> dict[int, tuple[int, bool]]:
    """Who is ranked in the period: in which branch each stands, and whether by a posting beside the primary one."""
    days: dict[tuple[int, int], tuple[int, bool, date, int]] = {}
    beside: dict[int, bool] = {}
    working: set[int] = set()
    for posting in postings:
        first, last = max(posting.starts_on, period.first), min(posting.ends_on, period.last)
        if last < first:
            continue
        place = (posting.staff_id, posting.branch_id)
        before, main, since, _ = days.get(place, (0, False, date.min, 0))
        days[place] = (
            before + (last - first).days + 1,
            main or posting.is_primary,
            max(since, posting.starts_on),
            -posting.branch_id,
        )
        beside[posting.staff_id] = beside.get(posting.staff_id, False) or not posting.is_primary
        if working_days_between(first, last):
            working.add(posting.staff_id)
    found: dict[int, int] = {}
    for staff_id, branch_id in sorted(days, key=lambda place: days[place]):
        found[staff_id] = branch_id  # the last one written has most days; then the primary one, then the latest
    return {staff_id: (branch_id, beside[staff_id]) for staff_id, branch_id in found.items() if staff_id in working}


def _postings(periods: list[Period], scope: Branch, role: str | None) -> list[Posted]:
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT p.staff_id, e.employee_no, e.name, p.branch_id, b.code, b.name, b.path, p.starts_on,
                coalesce(p.ends_on, '9999-12-31'), p.is_primary
            FROM organisation_posting p JOIN organisation_staff e ON e.id = p.staff_id
                JOIN organisation_branch b ON b.id = p.branch_id
            WHERE {within(scope, "p.branch_id")} AND p.starts_on <= %s AND (p.ends_on IS NULL OR p.ends_on >= %s)
                AND (%s::text IS NULL OR p.role = %s)""",
            [last, first, role, role],
        )
        return [Posted(*row) for row in cursor]


def _counted(
    periods: list[Period], scope: Branch, subject: str, codes: tuple[str, ...], roles: tuple[str, ...] | None
) -> Counted:
    columns = ", ".join(f"t.{code}" for code in codes)
    rows = stored_rows(periods, unit=scope, columns=f"t.{subject}, t.role, {columns}", roles=roles)
    sums = ", ".join(f"sum({code})" for code in codes)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, {subject}, role, {sums} FROM ({rows}) stored GROUP BY 1, 2, 3", [])
        return {row[:3]: [int(value) for value in row[3:]] for row in cursor}


def _sums(
    counted: Counted, number: int, subject: int, codes: tuple[str, ...], roles: tuple[str, ...] | None
) -> dict[str, int]:
    """The sums over the roles asked for, or over all."""
    rows = (
        values
        for role in (roles if roles is not None else EVERY_ROLE)
        if (values := counted.get((number, subject, role)))
    )
    return dict(zip(codes, map(sum, zip(*rows, strict=True)), strict=False)) or dict.fromkeys(codes, 0)
