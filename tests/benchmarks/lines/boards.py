"""Lines 7 and 8: what a board costs the database."""

from collections.abc import Iterator

from organisation.models import Branch, Staff
from performance.metrics import CATALOGUE
from performance.periods import Kind, period_of
from performance.population import people
from performance.snapshots import bank, rebuild_snapshots
from performance.whole_bank import whole_bank_cut
from tests.benchmarks.bank import LAST_DAY
from tests.benchmarks.measure import Reading, execute, fetch, line, median
from tests.benchmarks.scale import Scale

FIFTY = """SELECT t.* FROM unnest(%s::bigint[]) s (id) JOIN performance_periodtotal t
    ON t.staff_id = s.id AND t.kind = 2 AND t.start = date_trunc('month', %s::date)"""
MONTH = period_of(LAST_DAY, Kind.MONTH)


def fifty_rows() -> float:
    """The floor: fifty people's totals of a month, read by key."""
    ids = [row[0] for row in fetch("SELECT id FROM organisation_staff ORDER BY hashint8(id) LIMIT 50")]
    return median(lambda: fetch(FIFTY, [ids, LAST_DAY]), times=21)


@line(7)
def boards(scale: Scale) -> Iterator[Reading]:
    """The wealth managers of a branch, of a sub-branch and of the bank, with the places of the month before."""
    # The lines before left dead rows behind, which a running bank's vacuum takes away as it goes.
    execute("VACUUM ANALYZE performance_dailyfigure, performance_periodtotal")
    floor = fifty_rows()
    for code, name, target in (("B7", "a branch", 5.0), ("S1", "a sub-branch", 5.0), ("HO", "the bank", 0.0)):
        scope = Branch.objects.get(code=code)
        ranked = len(_read(scope))
        cost = median(lambda unit=scope: _read(unit), times=21)
        if target:
            yield Reading(f"board of {name}, {ranked} ranked", cost, target=target, floor=floor)
        if ranked <= 5000:
            yield Reading(f"board of {name}, absolute", cost, target=5, floor=floor, absolute=True)


def _read(scope: Branch) -> list:  # type: ignore[type-arg]
    return people([MONTH, MONTH.previous()], scope=scope, role="wealth_manager", codes=("credit",))[0]


@line(8)
def snapshot(scale: Scale) -> Iterator[Reading]:
    """The whole bank's board as a page reads it: top 10, own place, neighbours."""
    assert bank()
    rebuild_snapshots(LAST_DAY)
    execute("VACUUM ANALYZE performance_ranksnapshot")
    staff = Staff.objects.get(pk=scale.staff // 2 + 4)  # a wealth manager
    metric = CATALOGUE["credit"]
    cut = whole_bank_cut(metric=metric, period=MONTH, role="wealth_manager", staff=staff)
    assert cut
    assert cut.own
    cost = median(lambda: whole_bank_cut(metric=metric, period=MONTH, role="wealth_manager", staff=staff), times=21)
    yield Reading("whole-bank board from its snapshot", cost, target=1.5, floor=fifty_rows())
