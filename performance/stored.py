"""Reading what is stored: the additive figures of periods and a unit, as SQL that uses the right index."""

from collections.abc import Sequence

from organisation.models import Branch
from performance.periods import Period
from performance.pieces import pieces


def within(unit: Branch, column: str) -> str:
    """The condition that a branch lies in the unit. An outlet has nothing below it."""
    if unit.kind == Branch.Kind.BRANCH:
        return f"{column} = {int(unit.pk)}"
    return f"{column} IN (SELECT id FROM organisation_branch WHERE path LIKE '{unit.path}%%')"


def stored_rows(periods: Sequence[Period], *, unit: Branch, columns: str, roles: tuple[str, ...] | None = None) -> str:
    """The stored rows of the periods in the unit, of all roles or some: `number`, from 0, and columns of `t`.

    A SELECT to be summed by number. Periods of one kind that have totals are read at once.
    """
    where = within(unit, "t.branch_id")
    if roles is not None:
        where += " AND t.role IN ({})".format(", ".join(f"'{role}'" for role in roles))
    if len({period.kind for period in periods}) == 1 and periods[0].kind.has_totals:
        return _totals(periods, where, columns)
    return " UNION ALL ".join(
        _piece(number, piece, where, columns) for number, period in enumerate(periods) for piece in pieces(period)
    )


def _totals(periods: Sequence[Period], where: str, columns: str) -> str:
    starts = ", ".join(f"'{period.first}'" for period in periods)
    numbers = " ".join(f"WHEN '{period.first}' THEN {number}" for number, period in enumerate(periods))
    return f"""SELECT CASE t.start {numbers} END AS number, {columns} FROM performance_periodtotal t
        WHERE t.kind = {int(periods[0].kind)} AND t.start IN ({starts}) AND {where}"""


def _piece(number: int, piece: Period, where: str, columns: str) -> str:
    if piece.kind.has_totals:
        return f"""SELECT {number} AS number, {columns} FROM performance_periodtotal t
            WHERE t.kind = {int(piece.kind)} AND t.start = '{piece.first}' AND {where}"""
    # Day by day, not from–to: the index then leads to the unit's rows of each day and past everybody else's.
    days = ", ".join(f"'{day}'" for day in piece.each_day())
    return f"""SELECT {number} AS number, {columns} FROM performance_dailyfigure t
        WHERE t.day IN ({days}) AND {where}"""
