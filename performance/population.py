"""Who is ranked, and what they did: one query for a board and the board before it.

Ranked is whoever has a posting in the scope covering at least one working day of the period, also with no fact at all;
a person stands in the branch of the scope where most of the posting days lie. Counted is what was done in the scope; on
the board of a role what was done in that role, or everything if the role is held beside another one (a head who also
sells), for facts keep the first role only.
"""

from dataclasses import dataclass

from django.db import connection

from organisation.models import Branch
from organisation.working_time import is_working_day
from performance.figures import Sums
from performance.periods import Period
from performance.stored import stored_rows, within


@dataclass(frozen=True)
class Member:
    """A subject of a board, where it stands, and the sums of the figures that were asked for."""

    id: int
    code: str
    name: str
    branch: Branch
    sums: Sums


def people(periods: list[Period], *, scope: Branch, role: str | None, codes: tuple[str, ...]) -> list[list[Member]]:
    """The people of each period's board, in no order."""
    selects = [_people(period, number, scope, role, codes) for number, period in enumerate(periods)]
    return _members(selects, len(periods), codes)


def outlets(periods: list[Period], *, scope: Branch, role: str | None, codes: tuple[str, ...]) -> list[list[Member]]:
    """The branches of each period's board: the outlets in the scope that were open in it."""
    selects = [_outlets(period, number, scope, role, codes) for number, period in enumerate(periods)]
    return _members(selects, len(periods), codes)


def _people(period: Period, number: int, scope: Branch, role: str | None, codes: tuple[str, ...]) -> str:
    of_role = f"p.role = '{role}'" if role else "true"
    # A person's rows of another role count if the asked one is held beside it.
    counted = f"f.role IN ('{role}', '') OR n.beside" if role else "true"
    return f"""SELECT {number}, e.id, e.employee_no, e.name, b.id, b.code, b.name, b.path, {_sums(codes, "f")}
        FROM (
            SELECT staff_id, bool_or(beside) AS beside,
                (array_agg(branch_id ORDER BY days DESC, main DESC, since DESC, branch_id))[1] AS branch_id
            FROM (
                SELECT p.staff_id, p.branch_id, bool_or(p.is_primary) AS main, bool_or(NOT p.is_primary) AS beside,
                    max(p.starts_on) AS since, bool_or({_covers_working_day(period)}) AS works,
                    sum(least(coalesce(p.ends_on, '{period.last}'), '{period.last}')
                      - greatest(p.starts_on, '{period.first}') + 1) AS days
                FROM organisation_posting p
                WHERE p.starts_on <= '{period.last}' AND (p.ends_on IS NULL OR p.ends_on >= '{period.first}')
                  AND {within(scope, "p.branch_id")} AND {of_role}
                GROUP BY 1, 2) posted
            GROUP BY 1 HAVING bool_or(works)) n
        JOIN organisation_staff e ON e.id = n.staff_id JOIN organisation_branch b ON b.id = n.branch_id
        LEFT JOIN ({_stored(period, scope, "staff_id", codes)}) f ON f.staff_id = n.staff_id AND ({counted})
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"""


def _outlets(period: Period, number: int, scope: Branch, role: str | None, codes: tuple[str, ...]) -> str:
    counted = f"f.role = '{role}'" if role else "true"
    return f"""SELECT {number}, b.id, b.code, b.name, b.id, b.code, b.name, b.path, {_sums(codes, "f")}
        FROM organisation_branch b
        LEFT JOIN ({_stored(period, scope, "branch_id", codes)}) f ON f.branch_id = b.id AND ({counted})
        WHERE b.kind = 'branch' AND {within(scope, "b.id")}
          AND (b.opened_on IS NULL OR b.opened_on <= '{period.last}')
          AND (b.closed_on IS NULL OR b.closed_on >= '{period.first}')
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"""


def _stored(period: Period, scope: Branch, subject: str, codes: tuple[str, ...]) -> str:
    columns = ", ".join(f"t.{code}" for code in codes)
    sums = ", ".join(f"sum({code}) AS {code}" for code in codes)
    rows = stored_rows(period, unit=scope, columns=f"t.{subject}, t.role, {columns}")
    return f"SELECT {subject}, role, {sums} FROM ({rows}) stored GROUP BY 1, 2"


def _sums(codes: tuple[str, ...], table: str) -> str:
    return ", ".join(f"coalesce(sum({table}.{code}), 0)" for code in codes)


def _covers_working_day(period: Period) -> str:
    """Nearly every posting covers the first or the last working day; the few others are compared with all of them."""
    days = [day for day in period.each_day() if is_working_day(day)]
    if not days:
        return "false"
    ends = "coalesce(p.ends_on, 'infinity')"
    listed = ", ".join(f"'{day}'" for day in days)
    return f"""(p.starts_on <= '{days[0]}' AND {ends} >= '{days[0]}')
        OR (p.starts_on <= '{days[-1]}' AND {ends} >= '{days[-1]}')
        OR EXISTS (SELECT FROM unnest(ARRAY[{listed}]::date[]) d WHERE d BETWEEN p.starts_on AND {ends})"""


def _members(selects: list[str], boards: int, codes: tuple[str, ...]) -> list[list[Member]]:
    found: list[list[Member]] = [[] for _ in range(boards)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), [])
        for number, key, code, name, branch_id, branch_code, branch_name, path, *sums in cursor:
            branch = Branch(id=branch_id, code=branch_code, name=branch_name, path=path)
            counted = {each: int(value) for each, value in zip(codes, sums, strict=True)}
            found[number].append(Member(key, code, name, branch, counted))
    return found
