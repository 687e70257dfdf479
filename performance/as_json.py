"""Readings in the words of the interface: money and ratios as strings, counts as numbers, nothing as null."""

from decimal import Decimal

from performance.figures import Figure
from performance.leaderboard import Board, Row, Subject


def number(value: Decimal | int | None) -> str | int | None:
    """A count as a number; an amount ("100000.01") and a ratio ("0.116985") as a string, so that nothing is lost."""
    return str(value) if isinstance(value, Decimal) else value


def figure_json(figure: Figure) -> dict[str, object]:
    return {"value": number(figure.value), "k": number(figure.k), "n": number(figure.n)}


def board_json(board: Board) -> dict[str, object]:
    """The answer of `/leaderboards/`; every row of the board."""
    return {
        "metric": board.metric.code,
        "period": board.period.code,
        "scope": board.scope.code,
        "rows": [_row(row, board.subject) for row in board.rows],
        "as_of": board.as_of.isoformat(timespec="seconds"),
    }


def _row(row: Row, subject: Subject) -> dict[str, object]:
    key = "code" if subject == Subject.BRANCHES else "employee_no"
    return {
        "place": row.place,
        "previous_place": row.previous_place,
        "subject": {key: row.code, "name": row.name},
        "branch": row.branch_code,
        **figure_json(row.figure),
    }


def summary_json(scope: str, period: str, figures: dict[str, Figure]) -> dict[str, object]:
    """The answer of `/summary/`."""
    return {
        "scope": scope,
        "period": period,
        "metrics": {code: figure_json(figure) for code, figure in figures.items()},
    }
