"""Whole-bank boards of headline metrics, kept ready: ranking a whole bank on every page would read everybody's totals.

The boards of the periods that are open are rebuilt every time, those of the periods before only when one of their days
changed. Each period is swapped in one transaction, so a reader sees the old boards or the new ones.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from organisation.models import Branch
from organisation.roles import Role
from performance.leaderboard import Row, ranked_rows
from performance.metrics import CATALOGUE, HEADLINES
from performance.models import RankSnapshot
from performance.periods import Kind, Period, period_of
from performance.population import people

KINDS = (Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.YEAR)
ROLES = (Role.TELLER, Role.LOBBY_MANAGER, Role.WEALTH_MANAGER, Role.BRANCH_HEAD)
LOCK = 7022  # first half of the advisory lock, the kind of the period being the second

COLUMNS = """kind, start, metric, role, position, place, previous_place, staff_id, code, name, branch_id, branch_code,
    branch_name, branch_path, value, k, n, built_at"""


def bank() -> Branch | None:
    """The head office; its boards are the whole bank's."""
    return Branch.objects.filter(kind=Branch.Kind.HEAD_OFFICE).order_by("pk").first()


def rebuild_snapshots(day: date) -> int:
    """Rebuild what that day needs; how many periods were built."""
    scope = bank()
    if scope is None:
        return 0
    built = 0
    for kind in KINDS:
        current = period_of(day, kind)
        for period in (current.previous(), current):
            built += _rebuild(period, scope, always=period == current)
        _forget(kind, current.previous().first)
    return built


def _forget(kind: Kind, before: date) -> None:
    """Boards and marks of periods that are no longer kept; their boards are computed when asked for."""
    RankSnapshot.objects.filter(kind=kind, start__lt=before).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM performance_periodmark WHERE kind = %s AND start < %s", [kind, before])


@transaction.atomic
def _rebuild(period: Period, scope: Branch, *, always: bool) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, int(period.kind)])
        if not (_take_marks(cursor, period) or always):
            return 0
        cursor.execute(
            "DELETE FROM performance_ranksnapshot WHERE kind = %s AND start = %s", [period.kind, period.first]
        )
        lines = io.StringIO("".join(_lines(period, scope, timezone.now())))
        cursor.copy_expert(f"COPY performance_ranksnapshot ({COLUMNS}) FROM STDIN", lines)
    return 1


def _take_marks(cursor: CursorWrapper, period: Period) -> bool:
    """Whether a total of the period, or of the one before (the previous places), moved since the last time."""
    before = period.previous()
    cursor.execute("DELETE FROM performance_periodmark WHERE kind = %s AND start = %s", [period.kind, period.first])
    moved = cursor.rowcount
    cursor.execute(
        "SELECT EXISTS (SELECT FROM performance_periodmark WHERE kind = %s AND start = %s)", [before.kind, before.first]
    )
    return bool(moved) or bool(cursor.fetchone()[0])


def _lines(period: Period, scope: Branch, now: datetime) -> Iterator[str]:
    """The rows in the words of COPY."""
    for role in ROLES:
        both = people([period, period.previous()], scope=scope, role=role.value, codes=HEADLINES)
        for code in HEADLINES:
            for row in ranked_rows(CATALOGUE[code], *both)[0]:
                yield _line(period, code, role.value, row, now)


def _line(period: Period, metric: str, role: str, row: Row, now: datetime) -> str:
    branch, figure = row.branch, row.figure
    values = [
        int(period.kind), period.first, metric, role, row.position, row.place, row.previous_place, row.subject_id,
        row.code, row.name, branch.pk, branch.code, branch.name, branch.path, figure.value, figure.k, figure.n,
        now.isoformat(),
    ]  # fmt: skip
    return "\t".join(r"\N" if value is None else _escaped(str(value)) for value in values) + "\n"


def _escaped(text: str) -> str:
    """Names are what people typed: a tab or a backslash in one must not become another column."""
    return text.translate({ord("\\"): r"\\", ord("\t"): r"\t", ord("\n"): r"\n", ord("\r"): r"\r"})
