"""How the lines are registered and measured: medians, of the time the backend spent where that can be read."""

import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from tests.benchmarks.scale import Scale


@dataclass(frozen=True)
class Reading:
    """One row of the table. `ratio` is figure to floor unless there is no floor."""

    name: str
    figure: float
    target: float
    floor: float | None = None
    unit: str = "ms"
    at_least: bool = False  # the target is reached from above
    absolute: bool = False  # the target is meant for the figure, the floor is only shown

    @property
    def ratio(self) -> float | None:
        return self.figure / self.floor if self.floor else None

    @property
    def ok(self) -> bool:
        measured = self.figure if self.absolute or self.ratio is None else self.ratio
        return measured >= self.target if self.at_least else measured <= self.target


@dataclass(frozen=True)
class Skipped:
    """A line that cannot be measured here, and why."""

    name: str
    reason: str


Line = Callable[[Scale], Iterable[Reading | Skipped]]
LINES: list[tuple[int, str, Line]] = []
FULL, THIRD, TENTH = "full", "third", "tenth"


def line(number: int, *, when: str = FULL) -> Callable[[Line], Line]:
    """Register a line by its number in performance.md. `when`: while a tenth or a third is there."""

    def register(function: Line) -> Line:
        LINES.append((number, when, function))
        return function

    return register


def spent(act: Callable[[], object]) -> float:
    """Milliseconds the act cost the database backend; of the clock where the backend runs on another machine."""
    path = _schedstat()
    before, started = _cpu(path), time.perf_counter()
    act()
    if path is None:
        return (time.perf_counter() - started) * 1000
    return (_cpu(path) - before) / 1e6


def passed(act: Callable[[], object]) -> float:
    """Milliseconds of the clock."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def median(act: Callable[[], object], *, times: int = 7, by: Callable[..., float] = spent) -> float:
    """The median of several measurements, after one to warm up."""
    act()
    return statistics.median(by(act) for _ in range(times))


def beside(
    act: Callable[[], object], floor: Callable[[], object], *, times: int = 21, by: Callable[..., float] = spent
) -> tuple[float, float]:
    """The medians of an act and of its floor, taken in turns: whatever else runs on the machine meets them both."""
    act(), floor()
    pairs = [(by(act), by(floor)) for _ in range(times)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def undone(act: Callable[[], object], *, first: Callable[[], object] = lambda: None, times: int = 5) -> float:
    """The median cost of an act that is rolled back each time; `first` happens before it and is not measured."""
    costs = []
    for _ in range(times + 1):
        with transaction.atomic():
            first()
            costs.append(spent(act))
            transaction.set_rollback(True)
    return statistics.median(costs[1:])


def execute(statement: str, parameters: object = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def fetch(statement: str, parameters: object = None) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def _schedstat() -> Path | None:
    if connection.settings_dict["HOST"] not in ("", "localhost", "127.0.0.1", "::1") and not connection.settings_dict[
        "HOST"
    ].startswith("/"):
        return None
    connection.ensure_connection()
    path = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return path if os.access(path, os.R_OK) else None


def _cpu(path: Path | None) -> int:
    """Nanoseconds of processor time the backend has used."""
    return int(path.read_text().split()[0]) if path else 0
