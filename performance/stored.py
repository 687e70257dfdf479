"""Reading what is stored: the sums of additive figures over a period and a unit, as SQL that uses the right index."""

from organisation.models import Branch
from performance.periods import Period
from performance.pieces import pieces


def within(unit: Branch, column: str) -> str:
    """The condition that a branch lies in the unit. An outlet has nothing below it."""
    if unit.kind == Branch.Kind.BRANCH:
        return f"{column} = {int(unit.pk)}"
    return f"{column} IN (SELECT id FROM organisation_branch WHERE path LIKE '{unit.path}%%')"


def stored_rows(period: Period, *, unit: Branch, columns: str) -> str:
    """The stored rows of the period in the unit, as a SELECT of the columns (of table `t`). Sum them."""
    return " UNION ALL ".join(_piece(piece, unit, columns) for piece in pieces(period))


def _piece(piece: Period, unit: Branch, columns: str) -> str:
    where = within(unit, "t.branch_id")
    if piece.kind.has_totals:
        return f"""SELECT {columns} FROM performance_periodtotal t
            WHERE t.kind = {int(piece.kind)} AND t.start = '{piece.first}' AND {where}"""
    # Day by day, not from–to: the index then leads to the unit's rows of each day and past everybody else's.
    days = ", ".join(f"'{day}'" for day in piece.each_day())
    return f"SELECT {columns} FROM performance_dailyfigure t WHERE t.day IN ({days}) AND {where}"
