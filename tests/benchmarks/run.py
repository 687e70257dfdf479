import importlib
import pkgutil
import sys
import time

import django
from django.core.management import call_command

django.setup()

from performance.rollup import roll_up_days  # noqa: E402
from tests.benchmarks import lines  # noqa: E402
from tests.benchmarks.bank import TABLES, found_bank, working_days, write_history  # noqa: E402
from tests.benchmarks.measure import FULL, LINES, TENTH, THIRD, Reading, Skipped, execute, fetch  # noqa: E402
from tests.benchmarks.scale import Scale  # noqa: E402


def run(scale: Scale, *, only: list[int]) -> int:
    """Make the bank, measure the lines, print the table; 1 when a target is missed."""
    for module in pkgutil.iter_modules(lines.__path__):
        importlib.import_module(f"{lines.__name__}.{module.name}")
    wanted = sorted((entry for entry in LINES if not only or entry[0] in only), key=lambda entry: entry[0])
    call_command("migrate", verbosity=0)
    readings: list[tuple[int, Reading | Skipped]] = []
    days = working_days(scale)
    found_bank(scale)
    execute("VACUUM ANALYZE organisation_branch, organisation_staff, organisation_posting")
    tenth, third = len(days) // 10, len(days) // 3
    for when, part in ((TENTH, days[:tenth]), (THIRD, days[tenth:third]), (FULL, days[third:])):
        _grow(scale, part)
        for number, at, measure in wanted:
            if at == when:
                _say(f"line {number}: {measure.__module__.rsplit('.', 1)[-1]}.{measure.__name__}")
                readings += [(number, reading) for reading in measure(scale)]
    readings.sort(key=lambda pair: pair[0])
    sys.stdout.write(table(scale, readings))
    return int(any(isinstance(reading, Reading) and not reading.ok for _, reading in readings))


def table(scale: Scale, readings: list[tuple[int, Reading | Skipped]]) -> str:
    """The readings as a table that can be pasted into a report."""
    rows = [["#", f"name (scale {scale.name})", "figure", "floor", "ratio", "target", "ok"]]
    for number, reading in readings:
        if isinstance(reading, Skipped):
            rows.append([str(number), reading.name, "—", "—", "—", "—", f"skipped: {reading.reason}"])
            continue
        sign = "≥" if reading.at_least else "≤"
        meant = f"{reading.unit}" if reading.absolute or reading.ratio is None else "×"
        rows.append(
            [
                str(number),
                reading.name,
                f"{reading.figure:.3g} {reading.unit}",
                f"{reading.floor:.3g} {reading.unit}" if reading.floor else "—",
                f"{reading.ratio:.2f}" if reading.ratio else "—",
                f"{sign} {reading.target:g} {meant}",
                "ok" if reading.ok else "MISSED",
            ]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "".join(
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )


def _grow(scale: Scale, days: list) -> None:  # type: ignore[type-arg]
    started = time.monotonic()
    write_history(scale, days)
    execute(f"VACUUM ANALYZE {TABLES}")
    written = time.monotonic()
    roll_up_days(days[0], days[-1])
    execute("VACUUM ANALYZE performance_dailyfigure, performance_periodtotal")
    facts = fetch("SELECT sum(n_live_tup) FROM pg_stat_user_tables WHERE relname ~ '^(leads|referrals)_'")[0][0]
    _say(f"{len(days)} days written in {written - started:.0f} s, rolled up in {time.monotonic() - written:.0f} s; "
         f"{facts or 0:,} rows of facts")  # fmt: skip


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
