"""Who stands where on a board. The rules are those of docs on metrics, section Ranking. Pure: no Django here.

- Better values first; equal values share a place (1, 2, 2, 4) and are listed by employee number or branch code.
- A proportion (k of n) is ordered by the end of its 95 % Wilson interval that is worse for it, so 1 of 1 does not beat
  40 of 50. Any other ratio needs at least five cases below the line.
- Whoever has no value, or too few cases, has no place and is listed last.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from performance.wilson import wilson_lower

S = TypeVar("S", bound=Hashable)
KINDS = ("additive", "proportion", "ratio")  # as in performance.metrics.Kind
BETTER = ("higher", "lower")  # as in performance.metrics.Better
Unplaced = Literal["", "nothing_below_the_line", "too_few"]
FEWEST_CASES = 5
TOP = 10
NEIGHBOURS = 3


@dataclass(frozen=True)
class Standing(Generic[S]):
    """One subject of a board, a person or a branch, and its figure in the period.

    `code` is the employee number or branch code. `value` is None when there is nothing below the line. `k` and `n` are
    the cases above and below it: a proportion needs both, another ratio needs `n`, an additive figure neither.
    """

    subject: S
    code: str
    value: Decimal | int | None
    k: int | None = None
    n: int | None = None


@dataclass(frozen=True)
class Ranked(Generic[S]):
    """A standing with its place. `position` runs 1, 2, 3 … down the list, `place` is shared by equals."""

    standing: Standing[S]
    position: int
    place: int | None
    previous_place: int | None
    unplaced: Unplaced = ""

    @property
    def subject(self) -> S:
        return self.standing.subject

    @property
    def code(self) -> str:
        return self.standing.code

    @property
    def value(self) -> Decimal | int | None:
        return self.standing.value

    @property
    def k(self) -> int | None:
        return self.standing.k

    @property
    def n(self) -> int | None:
        return self.standing.n

    @property
    def is_new(self) -> bool:
        """Ranked now and not in the period before. Says nothing if that period was not looked at."""
        return self.place is not None and self.previous_place is None

    @property
    def places_won(self) -> int | None:
        """How many places up (or, negative, down) since the period before; None if either place is missing."""
        if self.place is None or self.previous_place is None:
            return None
        return self.previous_place - self.place


def rank(
    standings: Iterable[Standing[S]],
    *,
    kind: str,
    better: str = "higher",
    previous: Mapping[S, int | None] | None = None,
) -> list[Ranked[S]]:
    """The whole board in order: places, then too few cases, then nothing below the line, each by code within equals.

    `previous` holds the places of the period before (see `places`). ValueError for a ratio without its cases.
    """
    if kind not in KINDS or better not in BETTER:
        raise ValueError(f"nothing is ranked as {kind}, {better} first")
    before = previous or {}
    placed: list[tuple[Decimal | float, Standing[S]]] = []
    unplaced: list[tuple[Unplaced, Standing[S]]] = []
    for standing in standings:
        reason = _why_unplaced(standing, kind)
        if reason:
            unplaced.append((reason, standing))
        else:
            placed.append((_worth(standing, kind, better), standing))
    placed.sort(key=lambda pair: (-pair[0], pair[1].code))
    unplaced.sort(key=lambda pair: (pair[0] != "too_few", pair[1].code))

    board: list[Ranked[S]] = []
    place, worth_above = 0, None
    for position, (worth, standing) in enumerate(placed, start=1):
        if worth != worth_above:
            place, worth_above = position, worth
        board.append(Ranked(standing, position, place, before.get(standing.subject)))
    for position, (reason, standing) in enumerate(unplaced, start=len(placed) + 1):
        board.append(Ranked(standing, position, None, before.get(standing.subject), reason))
    return board


def places(board: Iterable[Ranked[S]]) -> dict[S, int | None]:
    """The place of each subject, to be given to the next period's `rank` as `previous`."""
    return {row.subject: row.place for row in board}


def cut(board: Sequence[Ranked[S]], own: S | None, top: int = TOP, around: int = NEIGHBOURS) -> list[Ranked[S]]:
    """What a person sees of a board: the top rows, and the own row with its neighbours on each side, none twice.

    A gap shows as a jump in `position`. Without an own place the own row stands alone: there is nothing beside it to
    reach. `own` None is somebody who is not on the board.
    """
    mine = _row_of(board, own)
    reach = 0 if mine is None or mine.place is None else around
    return [row for row in board if row.position <= top or (mine and abs(row.position - mine.position) <= reach)]


def distance_to_next(board: Sequence[Ranked[S]], own: S | None) -> Decimal | None:
    """How far the own value is from that of the nearest better place, in the metric's unit, never negative.

    None at the top, without a place, or not on the board. Of a proportion the difference of the raw rates would
    mislead, for the order is by how sure they are: ask `cases_to_next`.
    """
    mine = _row_of(board, own)
    above = _next_above(board, mine)
    if mine is None or above is None or mine.value is None or above.value is None:
        return None
    return abs(Decimal(above.value) - Decimal(mine.value))


def cases_to_next(board: Sequence[Ranked[S]], own: S | None, better: str = "higher") -> int | None:
    """How many more cases, all going well, would reach the nearest better place of a board of proportions."""
    mine = _row_of(board, own)
    above = _next_above(board, mine)
    if mine is None or above is None:
        return None
    goal = _worth(above.standing, "proportion", better)

    def reaches(more: int) -> bool:
        k, n = _cases(mine.standing)
        grown = Standing(mine.subject, mine.code, None, k + (more if better == "higher" else 0), n + more)
        return _worth(grown, "proportion", better) >= goal

    enough = 1
    while not reaches(enough):
        enough *= 2
    too_few = enough // 2
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        enough, too_few = (middle, too_few) if reaches(middle) else (enough, middle)
    return enough


def _why_unplaced(standing: Standing[S], kind: str) -> Unplaced:
    if standing.value is None:
        return "nothing_below_the_line"
    if kind == "additive":
        return ""
    if standing.n is None or (kind == "proportion" and standing.k is None):
        raise ValueError(f"{standing.code}: a {kind} is ranked by its cases")
    if standing.n <= 0:
        return "nothing_below_the_line"
    return "too_few" if kind == "ratio" and standing.n < FEWEST_CASES else ""


def _worth(standing: Standing[S], kind: str, better: str) -> Decimal | float:
    """What is ordered by; more is better."""
    if kind == "proportion":
        k, n = _cases(standing)
        return wilson_lower(k if better == "higher" else n - k, n) or 0.0
    value = Decimal(standing.value or 0)
    return value if better == "higher" else -value


def _cases(standing: Standing[S]) -> tuple[int, int]:
    """k of n; what reversals took below nothing or corrections above all counts as nothing or all."""
    n = standing.n or 0
    return min(max(standing.k or 0, 0), n), n


def _row_of(board: Sequence[Ranked[S]], subject: S | None) -> Ranked[S] | None:
    return next((row for row in board if row.subject == subject), None) if subject is not None else None


def _next_above(board: Sequence[Ranked[S]], mine: Ranked[S] | None) -> Ranked[S] | None:
    """The last row of the nearest better place."""
    if mine is None or mine.place is None:
        return None
    better = [row for row in board if row.place is not None and row.place < mine.place]
    return better[-1] if better else None
