"""Reading a whole-bank board from its snapshot: the top, the own place and its neighbours, by key."""

from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from organisation.models import Branch, Staff
from performance.figures import Figure
from performance.leaderboard import Cut, Row
from performance.metrics import HEADLINES, Metric, Unit
from performance.periods import Period
from performance.ranking import NEIGHBOURS, TOP

BOARD = "r.kind = %(kind)s AND r.start = %(start)s AND r.metric = %(metric)s AND r.role = %(role)s"
OWN = f"SELECT r.position, r.place FROM performance_ranksnapshot r WHERE r.staff_id = %(staff)s AND {BOARD}"
ROWS = f"""SELECT r.position, r.place, r.previous_place, r.staff_id, r.code, r.name, r.branch_id, r.branch_code,
        r.branch_name, r.branch_path, r.value, r.built_at
    FROM performance_ranksnapshot r WHERE {BOARD} AND r.position = ANY (%(positions)s) ORDER BY r.position"""

LAST = f"SELECT r.position FROM performance_ranksnapshot r WHERE {BOARD} ORDER BY r.position DESC LIMIT 1"


def whole_bank_cut(*, metric: Metric, period: Period, role: str, staff: Staff) -> Cut | None:
    """What the person sees of the whole bank's board, as of its last rebuild; None where no snapshot is kept.

    See also `performance.leaderboard.Board.cut_for`, which computes the same from the totals of now.
    """
    if metric.code not in HEADLINES or not period.kind.has_totals:
        return None
    board: dict[str, int | str | date] = {
        "kind": int(period.kind),
        "start": period.first,
        "metric": metric.code,
        "role": role,
    }
    with connection.cursor() as cursor:
        cursor.execute(OWN, board | {"staff": staff.pk})
        cursor.execute(ROWS, {**board, "positions": _positions(cursor.fetchone())})
        found = cursor.fetchall()
        if not found:
            return None
        cursor.execute(LAST, board)
        ranked = cursor.fetchone()[0]
    rows = [_row(line, metric) for line in found]
    own = next((row for row in rows if row.subject_id == staff.pk), None)
    return Cut(
        rows=_shown(rows, own),
        own=own,
        to_next=_to_next(rows, own),
        cases_to_next=None,
        as_of=_built(found),
        ranked=ranked,
    )


def _positions(own: tuple[int, int | None] | None) -> list[int]:
    """The top, the own place and its neighbours, and the nearest better place, right above the first of the equals."""
    wanted = set(range(1, TOP + 1))
    if own:
        position, place = own
        wanted |= set(range(position - NEIGHBOURS, position + NEIGHBOURS + 1)) | {(place or 1) - 1}
    return sorted(wanted)


def _shown(rows: list[Row], own: Row | None) -> list[Row]:
    return [row for row in rows if row.position <= TOP or (own and abs(row.position - own.position) <= NEIGHBOURS)]


def _to_next(rows: list[Row], own: Row | None) -> Decimal | int | None:
    if own is None or own.place is None:
        return None
    above = next((row for row in rows if row.position == own.place - 1), None)
    return None if above is None else abs(above.figure.value - own.figure.value)  # type: ignore[operator]


def _row(line: tuple, metric: Metric) -> Row:  # type: ignore[type-arg]
    position, place, before, staff_id, code, name, branch_id, branch_code, branch_name, path, value, _ = line
    return Row(
        position=position,
        place=place,
        previous_place=before,
        subject_id=staff_id,
        code=code,
        name=name,
        branch=Branch(id=branch_id, code=branch_code, name=branch_name, path=path),
        figure=Figure(value.quantize(Decimal("0.01")) if metric.unit == Unit.MONEY else int(value)),
    )


def _built(found: list[tuple]) -> datetime:  # type: ignore[type-arg]
    built: datetime = min(line[-1] for line in found)
    return built
